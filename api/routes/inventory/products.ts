import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Barcode, productKey } from '../../../domain/inventory/barcode.ts';
import { Product, ProductInput } from '../../../domain/inventory/product.ts';
import type { ProductRepository } from '../../../domain/ports/inventory-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { lookUpProduct, type ProductSources } from '../../inventory/look-up-product.ts';
import { ProductView, proposedProductView } from '../../inventory/product-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';

const params = z.object({ barcode: Barcode });

const findRoute = createRoute({
  method: 'get',
  path: '/v1/products/{barcode}',
  operationId: 'findProduct',
  tags: ['inventory'],
  summary: 'What a barcode stands for',
  description:
    'As you said, or else, where the installation asks Open Food Facts, as that directory says: then save it to confirm ' +
    'it. Nobody but you learns what you scan; the directory learns the barcode alone. What a scale of a shop packed is ' +
    'one product whatever it weighs; `amount` is then the weight in this barcode, where it is no price in your country.',
  request: { params },
  responses: { 200: { description: 'The product', content: jsonContent(ProductView) } },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/v1/products/{barcode}',
  operationId: 'saveProduct',
  tags: ['inventory'],
  summary: 'Say what a barcode stands for',
  description: 'From then on the barcode alone adds it. Nobody else sees it.',
  request: { params, body: jsonBody(ProductInput) },
  responses: { 200: { description: 'The product', content: jsonContent(Product) } },
});

type FindDeps = ProductSources & { profiles: ProfileRepository; catalog: Catalog };

export function findProduct(router: UserRouter, { profiles, catalog, ...sources }: FindDeps): void {
  router.openapi(findRoute, async (c) => {
    const { userId } = c.var.caller;
    const locale = (await profiles.findOptional({ userId }))?.value.locale ?? 'en';
    const found = await lookUpProduct({ ...sources, userId, locale, ...c.req.valid('param') });
    if (found.source === 'own') return c.json({ source: found.source, ...found.product }, 200);
    return c.json(proposedProductView({ listed: found.listed, locale, catalog }), 200);
  });
}

export function saveProduct(
  router: UserRouter,
  { products, catalog }: { products: ProductRepository; catalog: Catalog },
): void {
  router.openapi(saveRoute, async (c) => {
    const { barcode } = c.req.valid('param');
    const product = { ...c.req.valid('json'), barcode: productKey(barcode) };
    const { foodId, measure } = product;
    if (foodId !== undefined && !catalog.foods.has(foodId)) {
      throw validationFailed([{ path: ['foodId'], message: 'is not a food of the catalogue' }]);
    }
    if (foodId !== undefined && measure !== 'g') {
      throw validationFailed([{ path: ['measure'], message: 'must be g for a food of the catalogue' }]);
    }
    await products.save({ userId: c.var.caller.userId, product, at: c.var.now });
    return c.json(product, 200);
  });
}
