import { stringify } from 'yaml';
import { z } from 'zod';
import { readGroceryLine } from '../domain/inventory/read-grocery-line.ts';
import { weighGrocery } from '../domain/inventory/weigh-grocery.ts';
import { nearestFoods } from '../domain/recipes/nearest-foods.ts';
import { type Food, type Recipe, RecipeSource } from '../domain/recipes/recipe.ts';

const { name, slots, kind, cuisine, servings, minutes, equipment } = RecipeSource.shape;

/** What a contributor says of a dish; ingredients as people say them: `2 tbsp olive oil, warm`. */
export const RecipeAnswers = z.strictObject({
  name,
  slots,
  kind,
  cuisine,
  servings: z.coerce.number().pipe(servings),
  minutes: z.coerce.number().pipe(minutes),
  equipment,
  ingredients: z.array(z.string()),
  steps: z.array(z.string()),
});
export type RecipeAnswers = z.infer<typeof RecipeAnswers>;

type RecipeDraft = {
  id: string;
  /** Where it belongs, relative to the catalogue's directory. */
  file: string;
  text: string;
  /** What was made of each ingredient, and what its author should look at. */
  remarks: readonly string[];
};

type Known = { foods: ReadonlyMap<string, Food>; recipes: ReadonlyMap<string, Recipe> };

/** A food that is named less surely than this is offered, not taken. */
const SURE_LIKENESS = 0.6;

/**
 * Makes a recipe file of what somebody said. What could not be understood stays in the file as it was said:
 * `npm run catalog -- check` then names it with its line.
 */
export function draftRecipe({ answers, catalog }: { answers: RecipeAnswers; catalog: Known }): RecipeDraft {
  const ingredients = answers.ingredients.map((text) => ingredientLine({ text, foods: catalog.foods }));
  const id = idOf(answers.name);
  const lines = [
    `name: ${scalar(answers.name)}`,
    `slots: [${answers.slots.join(', ')}]`,
    `kind: ${answers.kind}`,
    `cuisine: ${answers.cuisine}`,
    `servings: ${answers.servings}`,
    `minutes: ${answers.minutes}`,
    `equipment: [${answers.equipment.join(', ')}]`,
    ...list(
      'ingredients',
      ingredients.map(({ line }) => line),
    ),
    ...list('steps', answers.steps),
  ];
  return {
    id,
    file: `recipes/${answers.slots[0]}/${id}.yaml`,
    text: `${lines.join('\n')}\n`,
    remarks: ingredients.map(({ remark }) => remark),
  };
}

function list(field: string, entries: readonly string[]): string[] {
  return entries.length === 0
    ? [`${field}: []`]
    : [`${field}:`, ...entries.map((entry) => `  - ${scalar(entry)}`)];
}

const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();

const idOf = (dish: string): string =>
  dish
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** What stands behind a comma says how it is prepared: `2 tbsp olive oil, warm`. A decimal comma has no blank. */
const NOTE = /^(.*?),\s+(.*)$/;

function ingredientLine({ text, foods }: { text: string; foods: ReadonlyMap<string, Food> }): {
  line: string;
  remark: string;
} {
  const [, amountAndName = text, note] = NOTE.exec(text) ?? [];
  const said = readGroceryLine(amountAndName);
  if (said.status === 'unreadable') {
    return { line: text, remark: `${text}: say how much, such as 20 g or 2 tbsp` };
  }
  const found = nearestFoods({ text: said.name, foods: foods.values() });
  const [best] = found;
  const offers = found.map(({ food }) => food.id).join(', ');
  if (best === undefined)
    return { line: text, remark: `${text}: no food is near "${said.name}"; add it to foods/` };
  if (best.likeness < SURE_LIKENESS) return { line: text, remark: `${text}: which food is it? ${offers}` };
  const weighing = weighGrocery({ amount: said, food: best.food });
  if (weighing.status === 'unweighed') {
    return { line: text, remark: `${text}: ${best.food.id} has no weight for this unit; give grams` };
  }
  const line = `${roundedMass(weighing.amount)} g ${best.food.id}${note === undefined ? '' : `, ${note}`}`;
  const others = found
    .slice(1)
    .filter(({ likeness }) => likeness === 1 || best.likeness < 1)
    .map(({ food }) => food.id)
    .join(', ');
  return { line, remark: `${text} → ${line}${others === '' ? '' : ` (or ${others}?)`}` };
}

const roundedMass = (massG: number): number => (massG < 10 ? Math.round(massG * 10) / 10 : Math.round(massG));
