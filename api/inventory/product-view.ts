import { z } from 'zod';
import { Barcode } from '../../domain/inventory/barcode.ts';
import { Attribution, type ListedProduct } from '../../domain/inventory/listed-product.ts';
import { StockMeasure } from '../../domain/inventory/lot.ts';
import { Product } from '../../domain/inventory/product.ts';
import { proposeProduct } from '../../domain/inventory/propose-product.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { FoodSummary, foodSummary } from './lot-view.ts';

const OwnProduct = Product.extend({ source: z.literal('own') }).meta({
  id: 'OwnProduct',
  description: 'What a barcode stands for, as you said',
});

const ProposedProduct = z
  .object({
    source: z.literal('open_food_facts'),
    barcode: Barcode,
    name: z.string(),
    brands: z.array(z.string()),
    foodId: z.string().optional().meta({ description: 'The food of the catalogue, where there is no doubt' }),
    candidates: z
      .array(FoodSummary)
      .meta({ description: 'Foods that it may be, best first; empty where there is no doubt or no idea' }),
    measure: StockMeasure.optional(),
    amount: z.number().optional().meta({ description: 'What one package holds, in the measure' }),
    attribution: Attribution,
  })
  .meta({
    id: 'ProposedProduct',
    description:
      'What a public directory says of a barcode, and which food that would be. Save it to confirm.',
  });
type ProposedProduct = z.infer<typeof ProposedProduct>;

/** What the app gets of a barcode; `source` says on whose word. */
export const ProductView = z
  .discriminatedUnion('source', [OwnProduct, ProposedProduct])
  .meta({ id: 'ProductView', description: 'What a barcode stands for; `source` says on whose word' });

/** What a directory says of a barcode as the app gets it; `locale` is the language tag of the person who asks. */
export function proposedProductView({
  listed,
  locale,
  catalog,
}: {
  listed: ListedProduct;
  locale: string;
  catalog: Catalog;
}): ProposedProduct {
  const [language = locale] = locale.toLowerCase().split('-');
  const { name, food, content } = proposeProduct({ listed, language, catalog });
  const { barcode, brands, attribution } = listed;
  return {
    source: 'open_food_facts',
    barcode,
    name,
    brands,
    ...(food.status === 'matched' && { foodId: food.food.id }),
    candidates: food.status === 'matched' ? [] : food.candidates.map(foodSummary),
    ...content,
    attribution,
  };
}
