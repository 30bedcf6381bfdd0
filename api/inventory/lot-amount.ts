import { z } from 'zod';
import { GroceryUnit, roundAmount, type StockLot } from '../../domain/inventory/lot.ts';
import { weighGrocery } from '../../domain/inventory/weigh-grocery.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { validationFailed } from '../router.ts';

/** How much of a lot an action is about. */
export const LotAmount = z.object({
  quantity: z.number().positive().max(100_000).optional().meta({ description: 'Absent: all that is left' }),
  unit: GroceryUnit.optional().meta({ description: "Absent: the lot's own" }),
});
type LotAmount = z.infer<typeof LotAmount>;

/** Shown quantities are rounded to a thousandth: whoever sends one back means what is left. */
const SHOWN_DIGIT = 0.001;

/**
 * The amount in the lot's measure.
 *
 * @throws DomainError invalid naming `unit` when that unit says nothing of this lot.
 */
export function amountOfLot({
  lot,
  catalog,
  quantity,
  unit = lot.unit,
}: LotAmount & { lot: StockLot; catalog: Catalog }): number {
  if (quantity === undefined) return lot.stock;
  const unitSize = unit === lot.unit ? lot.unitSize : sizeOf({ lot, catalog, unit });
  const amount = roundAmount(quantity * unitSize);
  return amount > lot.stock && amount - lot.stock <= SHOWN_DIGIT * unitSize ? lot.stock : amount;
}

function sizeOf({ lot, catalog, unit }: { lot: StockLot; catalog: Catalog; unit: GroceryUnit }): number {
  const food = lot.foodId === undefined ? undefined : catalog.foods.get(lot.foodId);
  const weighing = weighGrocery({ amount: { quantity: 1, unit }, food });
  if (weighing.status === 'weighed' && weighing.measure === lot.measure) return weighing.unitSize;
  throw validationFailed([{ path: ['unit'], message: `says nothing of this lot, which is in ${lot.unit}` }]);
}
