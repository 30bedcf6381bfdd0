import { DomainError } from '../../domain/errors.ts';
import type { StockMeasure } from '../../domain/inventory/lot.ts';
import { proposeProduct } from '../../domain/inventory/propose-product.ts';
import type { Catalog, Food } from '../../domain/recipes/recipe.ts';
import type { FoundProduct } from './look-up-product.ts';

/** What one package of a product puts into the stock. */
type Package = { food: Food | undefined; name: string; measure: StockMeasure; amount: number };

/**
 * One package of what a barcode stands for. What a directory says is taken only where it leaves no doubt.
 *
 * @throws DomainError conflict `product_unconfirmed`, whose fields say what to choose.
 */
export function packageOf({ found, catalog }: { found: FoundProduct; catalog: Catalog }): Package {
  if (found.source === 'own') {
    const { name, foodId, measure, amount } = found.product;
    return { food: foodId === undefined ? undefined : catalog.foods.get(foodId), name, measure, amount };
  }
  const { listed } = found;
  const { name, food, content } = proposeProduct({ listed, language: 'en', catalog });
  if (food.status === 'matched' && content !== undefined) return { food: food.food, name, ...content };
  const choices = food.status === 'matched' ? [] : food.candidates.map(({ id }) => id);
  throw new DomainError(
    'conflict',
    'product_unconfirmed',
    `Say what it is with PUT /v1/products/${listed.barcode}, then add it: what is known of it leaves a doubt.`,
    {
      fields: [
        ...(food.status === 'matched' ? [] : [{ path: '/foodId', message: whatToChoose(choices) }]),
        ...(content === undefined
          ? [{ path: '/amount', message: 'is not known: what does a package hold?' }]
          : []),
      ],
    },
  );
}

const whatToChoose = (choices: readonly string[]): string =>
  choices.length === 0
    ? 'is not known: choose a food of the catalogue, or leave it out'
    : `is one of ${choices.join(', ')}, another food of the catalogue, or left out`;
