import type { MealSlot, Recipe } from '../domain/recipes/recipe.ts';
import type { CatalogProblem } from './problem.ts';
import { lineOf, type RecipeFile } from './recipe-file.ts';

/** A recipe as written and as derived. */
export type DerivedFile = RecipeFile & { recipe: Recipe };

/** Energy of one serving, kcal. Plans scale a serving by 0.5 to 2.5: these are ordinary plates. */
const SERVING_KCAL: Record<MealSlot, readonly [number, number]> = {
  breakfast: [250, 600],
  lunch: [350, 800],
  dinner: [350, 800],
  snack: [60, 350],
};
const KCAL_PER_GRAM: readonly [number, number] = [0.15, 6];
/** A whole day's limit for adults (Dietary Guidelines for Americans 2020–2025): no serving needs it. */
const MOST_SODIUM_MG = 2300;
const INGREDIENT_GRAMS_PER_SERVING: readonly [number, number] = [0.01, 500];

/** Finds servings and ingredients that no cook would recognise: mostly slips of a digit or a unit. */
export function checkRecipes(recipes: readonly DerivedFile[]): CatalogProblem[] {
  return [
    ...recipes.flatMap((entry) => [...servingProblems(entry), ...ingredientProblems(entry)]),
    ...repeatedIds(recipes),
  ];
}

function servingProblems({ recipe, file, text }: DerivedFile): CatalogProblem[] {
  const { energyKcal, sodiumMg } = recipe.perServing;
  const density = energyKcal / recipe.gramsPerServing;
  const problemAt = (field: string, message: string) => ({
    file,
    line: lineOf({ text, path: [field] }),
    message,
  });
  const problems = recipe.slots
    .filter((slot) => isOutside(energyKcal, SERVING_KCAL[slot]))
    .map((slot) => {
      const [least, most] = SERVING_KCAL[slot];
      return problemAt('servings', `${energyKcal} kcal a serving; a ${slot} has ${least} to ${most}`);
    });
  if (isOutside(density, KCAL_PER_GRAM)) {
    problems.push(problemAt('ingredients', `${density.toFixed(2)} kcal per gram is not a dish`));
  }
  if (sodiumMg > MOST_SODIUM_MG) {
    problems.push(problemAt('ingredients', `${sodiumMg} mg sodium a serving is more than a day's limit`));
  }
  return problems;
}

function ingredientProblems({ recipe, file, text }: DerivedFile): CatalogProblem[] {
  return recipe.ingredients.flatMap(({ food, grams }, index) => {
    const line = () => lineOf({ text, path: ['ingredients', index] });
    const perServing = grams / recipe.servings;
    const problems: CatalogProblem[] = [];
    if (isOutside(perServing, INGREDIENT_GRAMS_PER_SERVING)) {
      problems.push({ file, line: line(), message: `${perServing} g of ${food} a serving is implausible` });
    }
    if (recipe.ingredients.findIndex((other) => other.food === food) < index) {
      problems.push({ file, line: line(), message: `${food} is listed twice: add the amounts up` });
    }
    return problems;
  });
}

function repeatedIds(recipes: readonly DerivedFile[]): CatalogProblem[] {
  const first = new Map<string, string>();
  return recipes.flatMap(({ recipe, file }) => {
    const earlier = first.get(recipe.id);
    first.set(recipe.id, earlier ?? file);
    return earlier === undefined ? [] : [{ file, line: 1, message: `${recipe.id} is already in ${earlier}` }];
  });
}

function isOutside(value: number, [least, most]: readonly [number, number]): boolean {
  return value < least || value > most;
}
