import { createHash } from 'node:crypto';
import { deriveRecipe } from '../domain/recipes/derive-recipe.ts';
import type { Catalog, Food, Recipe } from '../domain/recipes/recipe.ts';
import { checkEquipment } from './check-equipment.ts';
import { checkFoods } from './check-foods.ts';
import { checkLeadTimes } from './check-lead-times.ts';
import { checkNames } from './check-names.ts';
import { checkRecipes, type DerivedFile } from './check-recipes.ts';
import { checkSourceFigures } from './check-source-figures.ts';
import { checkSteps } from './check-steps.ts';
import { checkFoodRisks, readFoodRisks, withRisks } from './food-risks.ts';
import { parseFoodTable } from './food-table.ts';
import { checkHardToBuy, readHardToBuy, withRegions } from './hard-to-buy.ts';
import type { CatalogProblem } from './problem.ts';
import type { CatalogFiles } from './read-files.ts';
import { lineOf, parseRecipeFile, type RecipeFile } from './recipe-file.ts';
import { parseSourceFigures } from './source-figures.ts';

type CheckedCatalog =
  | { status: 'valid'; catalog: Catalog }
  | { status: 'invalid'; problems: readonly CatalogProblem[] };

/**
 * Parses, validates and derives a whole catalogue.
 *
 * Reports every problem at once, each with its file and line. A valid catalogue is frozen and sorted
 * by id; its version is a short SHA-256 of foods and derived recipes, so it changes with the data and
 * with the derivation.
 */
export function checkCatalog(files: CatalogFiles): CheckedCatalog {
  const tables = files.foods.map(parseFoodTable);
  const written = tables.flatMap((table) => table.rows);
  const risks = files.foodRisks && readFoodRisks(files.foodRisks);
  const safe = risks === undefined ? written : withRisks(written, risks);
  const scarce = files.hardToBuy && readHardToBuy(files.hardToBuy);
  const rows = scarce === undefined ? safe : withRegions(safe, scarce);
  const foods = new Map(rows.map(({ food }) => [food.id, food]));
  const parsed = files.recipes.map(parseRecipeFile);
  const recipes = parsed.flatMap((result) => (result.status === 'parsed' ? [result.recipe] : []));
  const unknown = recipes.flatMap((recipe) => unknownFoods({ recipe, foods }));
  const unknownIn = new Set(unknown.map(({ file }) => file));
  const derived: DerivedFile[] = recipes
    .filter(({ file }) => !unknownIn.has(file))
    .map((recipe) => ({ ...recipe, recipe: deriveRecipe({ source: recipe.source, foods }) }));
  const problems = [
    ...tables.flatMap((table) => table.problems),
    ...checkFoods(rows),
    ...checkNames(rows),
    ...(files.sourceFigures === undefined
      ? []
      : checkSourceFigures({ rows, sources: parseSourceFigures(files.sourceFigures) })),
    ...(risks === undefined || files.foodRisks === undefined
      ? []
      : checkFoodRisks({ rows, read: risks, file: files.foodRisks.file })),
    ...(scarce === undefined || files.hardToBuy === undefined
      ? []
      : checkHardToBuy({ rows, read: scarce, file: files.hardToBuy.file })),
    ...parsed.flatMap((result) => (result.status === 'refused' ? result.problems : [])),
    ...unknown,
    ...checkEquipment(recipes),
    ...checkLeadTimes(recipes),
    ...checkSteps({ recipes, foods }),
    ...checkRecipes(derived),
  ];
  if (problems.length > 0) return { status: 'invalid', problems };
  return {
    status: 'valid',
    catalog: assemble({ foods: [...foods.values()], recipes: derived.map(({ recipe }) => recipe) }),
  };
}

function unknownFoods({
  recipe,
  foods,
}: {
  recipe: RecipeFile;
  foods: ReadonlyMap<string, Food>;
}): CatalogProblem[] {
  const { source, file, text } = recipe;
  return source.ingredients.flatMap(({ food }, index) => {
    if (foods.has(food)) return [];
    const line = lineOf({ text, path: ['ingredients', index] });
    return [{ file, line, message: `${food} is not in the food table` }];
  });
}

function assemble({ foods, recipes }: { foods: readonly Food[]; recipes: readonly Recipe[] }): Catalog {
  const content = deepFreeze({ foods: sortedById(foods), recipes: sortedById(recipes) });
  return Object.freeze({
    version: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12),
    foods: new Map(content.foods.map((food) => [food.id, food])),
    recipes: new Map(content.recipes.map((recipe) => [recipe.id, recipe])),
  });
}

function sortedById<T extends { id: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
