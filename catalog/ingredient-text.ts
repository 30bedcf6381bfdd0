import { nameKey } from '../domain/recipes/food-name.ts';
import type { Food } from '../domain/recipes/recipe.ts';

/** An ingredient as people say it, taken apart: `2 tbsp olive oil, warm` → 2, tablespoon, olive oil, warm. */
export type IngredientText = { quantity: number; unit: Unit; name: string; note?: string };

type Unit = 'gram' | 'millilitre' | 'cup' | 'tablespoon' | 'teaspoon' | 'piece';

/** Size of each way to write a unit, in the unit it is counted in. Ounce and pound are avoirdupois. */
const UNITS: Record<string, readonly [unit: Unit, factor: number]> = {
  g: ['gram', 1],
  gram: ['gram', 1],
  kg: ['gram', 1000],
  oz: ['gram', 28.35],
  ounce: ['gram', 28.35],
  lb: ['gram', 453.6],
  pound: ['gram', 453.6],
  ml: ['millilitre', 1],
  l: ['millilitre', 1000],
  litre: ['millilitre', 1000],
  liter: ['millilitre', 1000],
  cup: ['cup', 1],
  tbsp: ['tablespoon', 1],
  tablespoon: ['tablespoon', 1],
  tsp: ['teaspoon', 1],
  teaspoon: ['teaspoon', 1],
};

const FRACTIONS: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };
const AMOUNT = /^(?:(\d+(?:[.,]\d+)?)(?!\s*\/))?\s*(?:(\d+)\s*\/\s*(\d+)|([¼½¾⅓⅔]))?\s*(.*)$/;
const MILLILITRES_PER_CUP = 236.6;

/**
 * Takes an ingredient's text apart; undefined when it states no amount.
 *
 * A first word that is no measure counts pieces and stays in the name: `3 cloves garlic` is 3 pieces of
 * `cloves garlic`.
 */
export function parseIngredientText(text: string): IngredientText | undefined {
  const [, whole, over, under, sign, rest = ''] = AMOUNT.exec(text.trim()) ?? [];
  const fraction = over === undefined ? (FRACTIONS[sign ?? ''] ?? 0) : Number(over) / Number(under);
  const quantity = Number((whole ?? '0').replace(',', '.')) + fraction;
  if (!(quantity > 0) || !Number.isFinite(quantity)) return undefined;
  const [said = '', ...notes] = rest.split(',');
  const [first = '', ...others] = said.trim().split(/\s+/);
  const measure = UNITS[first.toLowerCase().replace(/(?<=..)s?\.?$/, '')] ?? UNITS[first.toLowerCase()];
  const name = (measure === undefined ? [first, ...others] : others).join(' ').replace(/^of /, '');
  if (name === '') return undefined;
  const [unit, factor] = measure ?? (['piece', 1] as const);
  const note = notes.join(',').trim();
  return { quantity: quantity * factor, unit, name, ...(note !== '' && { note }) };
}

/** Mass of the ingredient if it is this food, g; undefined when the food's row does not say what the unit weighs. */
export function massOf({ quantity, unit }: IngredientText, { units }: Food): number | undefined {
  if (unit === 'gram') return quantity;
  const { cupG, tablespoonG, teaspoonG, piece } = units;
  const unitG = {
    millilitre: cupG === undefined ? undefined : cupG / MILLILITRES_PER_CUP,
    cup: cupG,
    tablespoon: tablespoonG ?? (teaspoonG === undefined ? undefined : teaspoonG * 3),
    teaspoon: teaspoonG ?? (tablespoonG === undefined ? undefined : tablespoonG / 3),
    piece: piece?.massG,
  }[unit];
  return unitG === undefined ? undefined : quantity * unitG;
}

/** The name without what the food is counted in: `cloves garlic` → `garlic`, for a food counted in cloves. */
export function withoutPiece({ name, foods }: { name: string; foods: Iterable<Food> }): string {
  const [first = '', ...others] = name.split(' ');
  if (others.length === 0) return name;
  const counted = [...foods].some(
    ({ units }) => units.piece !== undefined && nameKey(units.piece.name) === nameKey(first),
  );
  return counted ? others.join(' ').replace(/^of /, '') : name;
}
