import type { Allergen } from '../domain/recipes/allergen.ts';
import type { Food, FoodOrigin } from '../domain/recipes/recipe.ts';
import type { FoodRow } from './food-table.ts';
import type { CatalogProblem } from './problem.ts';

/** A food's energy lies this close to 4/9/4 kcal per g of protein, fat and carbohydrate, or says why not. */
const ATWATER_TOLERANCE = 0.15;

/** What an origin always brings with it; the other way round, an allergen names its origin. */
const ALLERGENS_OF_ORIGIN: readonly (readonly [FoodOrigin, readonly Allergen[]])[] = [
  ['dairy', ['milk']],
  ['egg', ['eggs']],
  ['fish', ['fish']],
  ['shellfish', ['crustaceans', 'molluscs']],
];

/** Finds figures that cannot be right and marks that contradict each other, in every food. */
export function checkFoods(rows: readonly FoodRow[]): CatalogProblem[] {
  const problems = rows.flatMap(({ food, file, line }) =>
    [...figureMessages(food), ...atwaterMessages(food), ...markMessages(food)].map((message) => ({
      file,
      line,
      message: `${food.id}: ${message}`,
    })),
  );
  return [...problems, ...repeatedFoods(rows)];
}

function figureMessages({ per100g }: Food): string[] {
  const messages: string[] = [];
  const massG = per100g.proteinG + per100g.fatG + per100g.carbohydrateG;
  if (Object.values(per100g).some((value) => value < 0)) messages.push('a figure is negative');
  if (massG > 105) messages.push(`protein, fat and carbohydrate weigh ${massG.toFixed(1)} g of 100 g`);
  if (per100g.energyKcal > 905) messages.push(`${per100g.energyKcal} kcal is more than pure fat holds`);
  // Carbohydrate is found by difference and sugar is measured: the sum may pass the whole by a little.
  if (per100g.sugarG > per100g.carbohydrateG + 0.5) messages.push('more sugar than carbohydrate');
  if (per100g.fibreG > per100g.carbohydrateG + 0.5) messages.push('more fibre than carbohydrate');
  if (per100g.saturatedFatG > per100g.fatG + 0.1) messages.push('more saturated fat than fat');
  return messages;
}

function atwaterMessages({ per100g, atwaterNote }: Food): string[] {
  const expected = 4 * per100g.proteinG + 9 * per100g.fatG + 4 * per100g.carbohydrateG;
  const greater = Math.max(expected, per100g.energyKcal);
  const differs = Math.abs(expected - per100g.energyKcal) > ATWATER_TOLERANCE * greater;
  const figures = `${per100g.energyKcal} kcal stated, ${expected.toFixed(0)} kcal by 4/9/4`;
  if (differs && atwaterNote === undefined) return [`${figures}: correct it or give an atwaterNote`];
  if (!differs && atwaterNote !== undefined) return [`${figures}: the atwaterNote explains nothing`];
  return [];
}

function markMessages(food: Food): string[] {
  const messages = ALLERGENS_OF_ORIGIN.flatMap(([origin, allergens]) => {
    const hasAllergen = allergens.some((allergen) => food.allergens.includes(allergen));
    if (hasAllergen === food.origins.includes(origin)) return [];
    return [`the origin ${origin} and the allergen ${allergens.join(' or ')} belong together`];
  });
  if (food.origins.includes('pork') && !food.origins.includes('meat')) messages.push('pork is meat as well');
  if (food.ndbNo === undefined && food.source === undefined)
    messages.push('neither ndbNo nor source is given');
  return messages;
}

function repeatedFoods(rows: readonly FoodRow[]): CatalogProblem[] {
  const first = new Map<string, FoodRow>();
  return rows.flatMap((row) => {
    const earlier = first.get(row.food.id);
    first.set(row.food.id, earlier ?? row);
    if (earlier === undefined) return [];
    const message = `${row.food.id} is already in ${earlier.file}:${earlier.line}`;
    return [{ file: row.file, line: row.line, message }];
  });
}
