import type { HouseholdUnits } from '../recipes/food-facts.ts';
import { nameKey } from '../recipes/food-name.ts';
import { CUP_ML, OUNCE_G, POUND_G, spoonMasses } from '../recipes/kitchen-amount.ts';
import type { Food } from '../recipes/recipe.ts';
import type { GroceryUnit, StockMeasure } from './lot.ts';
import type { GroceryAmount } from './read-measure.ts';

/** An amount in the measure of the stock; `unitSize` is how much of it one of `unit` is. */
export type WeighedAmount = { amount: number; measure: StockMeasure; unit: GroceryUnit; unitSize: number };

/** `unweighed`: nobody knows what one of the unit weighs of this food. The message says what to do. */
export type Weighing = ({ status: 'weighed' } & WeighedAmount) | { status: 'unweighed'; message: string };

/** Contents of the tin that the table's `drained tin` is what is left of, g (15 oz). */
const FULL_TIN_G = 425;

/** Measures that everybody knows, whatever is in them. */
const FIXED: Partial<Record<GroceryUnit, readonly [measure: StockMeasure, size: number]>> = {
  g: ['g', 1],
  kg: ['g', 1000],
  oz: ['g', OUNCE_G],
  lb: ['g', POUND_G],
  ml: ['ml', 1],
  l: ['ml', 1000],
};

/**
 * An amount of `food` in grams, by the weights of its own cups, spoons and pieces. Of what the catalogue does not know
 * (`food` absent) weights and volumes stay what they are, and anything else is counted.
 */
export function weighGrocery({ amount, food }: { amount: GroceryAmount; food: Food | undefined }): Weighing {
  const { quantity, unit } = amount;
  const size = food === undefined ? sizeOfUnknown(unit) : sizeOf({ amount, food });
  if (size === undefined) return { status: 'unweighed', message: howToWeigh({ amount, food }) };
  const { measure, unitSize } = size;
  return { status: 'weighed', amount: quantity * unitSize, measure, unit, unitSize };
}

type Size = { measure: StockMeasure; unitSize: number };

function sizeOfUnknown(unit: GroceryUnit): Size | undefined {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return { measure: fixed[0], unitSize: fixed[1] };
  return unit === 'piece' || unit === 'package' ? { measure: 'piece', unitSize: 1 } : undefined;
}

function sizeOf({ amount, food }: { amount: GroceryAmount; food: Food }): Size | undefined {
  const grams = gramsOf({ amount, units: food.units });
  return grams === undefined ? undefined : { measure: 'g', unitSize: grams };
}

function gramsOf({
  amount: { unit, piece: counted, isTinned },
  units,
}: {
  amount: GroceryAmount;
  units: HouseholdUnits;
}): number | undefined {
  const { cupG, piece } = units;
  const drained = piece?.name === 'drained tin' ? piece.massG : undefined;
  const fixed = FIXED[unit];
  // A tin's label gives what is in it with its liquid, by weight or volume; the table, and recipes, mean what is left
  // in the sieve.
  if (fixed !== undefined && isTinned && drained !== undefined) return (fixed[1] * drained) / FULL_TIN_G;
  if (fixed?.[0] === 'g') return fixed[1];
  const { tablespoonG, teaspoonG } = spoonMasses(units);
  switch (unit) {
    case 'cup':
      return cupG;
    case 'tablespoon':
      return tablespoonG ?? (teaspoonG === undefined ? undefined : teaspoonG * 3);
    case 'teaspoon':
      return teaspoonG ?? (tablespoonG === undefined ? undefined : tablespoonG / 3);
    case 'piece':
      return counted === undefined || nameKey(counted) === nameKey(piece?.name ?? '')
        ? piece?.massG
        : undefined;
    case 'package':
      return isTinned ? drained : undefined;
    default:
      return volumeG({ ml: fixed?.[1] ?? 0, cupG, tablespoonG });
  }
}

const TABLESPOON_ML = CUP_ML / 16;

function volumeG({
  ml,
  cupG,
  tablespoonG,
}: {
  ml: number;
  cupG: number | undefined;
  tablespoonG: number | undefined;
}): number | undefined {
  if (cupG !== undefined) return (ml / CUP_ML) * cupG;
  return tablespoonG === undefined ? undefined : (ml / TABLESPOON_ML) * tablespoonG;
}

function howToWeigh({ amount, food }: { amount: GroceryAmount; food: Food | undefined }): string {
  const { unit, piece = unit } = amount;
  if (food === undefined)
    return `Give the weight, such as “200 g”: nobody knows what a ${unit} of it weighs.`;
  if (unit === 'package') return `Give the size of the package, such as “2 x 400 g ${food.name}”.`;
  return `Give the weight, such as “200 g ${food.name}”: what a ${piece} of it weighs is not known.`;
}
