import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Barcode, Product, ProductInput } from '../../../domain/inventory/product.ts';
import type { ProductRepository } from '../../../domain/ports/inventory-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { productNotFound } from './add-lot.ts';

const params = z.object({ barcode: Barcode });
const responses = { 200: { description: 'The product', content: jsonContent(Product) } };

const findRoute = createRoute({
  method: 'get',
  path: '/v1/products/{barcode}',
  operationId: 'findProduct',
  tags: ['inventory'],
  summary: 'What you said that a barcode stands for',
  request: { params },
  responses,
});

const saveRoute = createRoute({
  method: 'put',
  path: '/v1/products/{barcode}',
  operationId: 'saveProduct',
  tags: ['inventory'],
  summary: 'Say what a barcode stands for',
  description: 'From then on the barcode alone adds it. Nobody else sees it.',
  request: { params, body: jsonBody(ProductInput) },
  responses,
});

export function findProduct(router: UserRouter, { products }: { products: ProductRepository }): void {
  router.openapi(findRoute, async (c) => {
    const { userId } = c.var.caller;
    const product = await products.findOptional({ userId, ...c.req.valid('param') });
    if (product === undefined) throw productNotFound();
    return c.json(product, 200);
  });
}

export function saveProduct(
  router: UserRouter,
  { products, catalog }: { products: ProductRepository; catalog: Catalog },
): void {
  router.openapi(saveRoute, async (c) => {
    const product = { ...c.req.valid('json'), ...c.req.valid('param') };
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
