import type { FoodGroup } from '../domain/recipes/food-group.ts';
import { nameWords } from '../domain/recipes/food-name.ts';
import type { Food } from '../domain/recipes/recipe.ts';
import type { CatalogProblem } from './problem.ts';
import { lineOf, type RecipeFile } from './recipe-file.ts';

/** Words by which steps speak of several foods at once. */
const EVERYTHING = ['everything', 'all'];
const CALLED: Readonly<Record<FoodGroup, readonly string[]>> = {
  vegetable: ['vegetable', 'salad', 'leave', 'leaf', 'green', 'root', 'topping', 'soup'],
  fruit: ['fruit', 'berry'],
  grain: ['grain', 'bread', 'flour', 'noodle', 'dough', 'toast', 'slice', 'batter', 'flatbread', 'wrap'],
  legume: ['bean', 'dal', 'lentil', 'pea', 'pulse', 'curd'],
  meat: ['meat'],
  poultry: ['meat'],
  fish: ['fish', 'fillet'],
  dairy: ['cheese', 'milk', 'curd'],
  egg: ['egg', 'yolk'],
  nut: ['nut', 'seed', 'butter', 'milk'],
  other: ['spice', 'herb', 'dressing', 'sauce', 'marinade', 'seasoning', 'stock', 'broth', 'oil', 'wine'],
};

/** Salt has no other name: a step adds it or seasons with it. */
const SALTS = /\bsalt|\bseason/i;
/** What is drained off takes salt along that nobody eats: steps say which part of it goes where. */
const SALTED_WATER = /(?<!un)\bsalted water\b/i;

/** Finds ingredients that no step uses, and cooking water whose salt would count as eaten. */
export function checkSteps({
  recipes,
  foods,
}: {
  recipes: readonly RecipeFile[];
  foods: ReadonlyMap<string, Food>;
}): CatalogProblem[] {
  return recipes.flatMap(({ source, file, text }) => {
    const steps = source.steps.join(' ');
    const said = new Set(nameWords(steps));
    const unused = source.ingredients.flatMap(({ food: id, note }, index) => {
      const food = foods.get(id);
      if (food === undefined || isUsed({ food, note, said, steps })) return [];
      const line = lineOf({ text, path: ['ingredients', index] });
      return [{ file, line, message: `no step uses ${id}` }];
    });
    const salted = source.steps.flatMap((step, index) =>
      SALTED_WATER.test(step)
        ? [
            {
              file,
              line: lineOf({ text, path: ['steps', index] }),
              message: 'salted water: list only the salt that is eaten, and say which part of it goes in',
            },
          ]
        : [],
    );
    return [...unused, ...salted];
  });
}

function isUsed({
  food,
  note = '',
  said,
  steps,
}: {
  food: Food;
  note: string | undefined;
  said: ReadonlySet<string>;
  steps: string;
}): boolean {
  if (food.id === 'salt') return SALTS.test(steps.replace(/unsalted/gi, ''));
  const names = nameWords(
    [food.id, food.family, food.name, ...food.aliases, note].join(' ').replaceAll('-', ' '),
  );
  return [...names.filter((word) => !TOO_COMMON.has(word)), ...EVERYTHING, ...CALLED[food.group]].some(
    (word) => said.has(word),
  );
}

/** Words of names that tell no food from another. */
const TOO_COMMON = new Set(
  nameWords('fresh ground and the of in with dried red green white brown black raw a cut'),
);
