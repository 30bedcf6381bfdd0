import { stringify } from 'yaml';
import { z } from 'zod';
import { readGroceryLine } from '../domain/inventory/read-grocery-line.ts';
import { weighGrocery } from '../domain/inventory/weigh-grocery.ts';
import { matchItem, NAMED_LIKENESS } from '../domain/receipts/match-item.ts';
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
  const ingredients = answers.ingredients.map((text) => ingredientLine({ text, catalog }));
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

function ingredientLine({ text, catalog }: { text: string; catalog: Known }): {
  line: string;
  remark: string;
} {
  const [, amountAndName = text, note] = NOTE.exec(text) ?? [];
  const said = readGroceryLine(amountAndName);
  if (said.status === 'unreadable') {
    return { line: text, remark: `${text}: say how much, such as 20 g or 2 tbsp` };
  }
  const found = matchItem({ name: said.name, catalog }).candidates;
  const [best] = found;
  const food = catalog.foods.get(best?.foodId ?? '');
  const offers = found.map(({ foodId }) => foodId).join(', ');
  if (best === undefined || food === undefined)
    return { line: text, remark: `${text}: no food is near "${said.name}"; add it to foods/` };
  if (best.likeness < SURE_LIKENESS) return { line: text, remark: `${text}: which food is it? ${offers}` };
  const weighing = weighGrocery({ amount: said, food });
  if (weighing.status === 'unweighed') {
    return { line: text, remark: `${text}: ${food.id} has no weight for this unit; give grams` };
  }
  const line = `${roundedMass(weighing.amount)} g ${food.id}${note === undefined ? '' : `, ${note}`}`;
  const others = found
    .slice(1)
    .filter(({ likeness }) => likeness >= NAMED_LIKENESS || best.likeness < NAMED_LIKENESS)
    .map(({ foodId }) => foodId)
    .join(', ');
  return { line, remark: `${text} → ${line}${others === '' ? '' : ` (or ${others}?)`}` };
}

const roundedMass = (massG: number): number => (massG < 10 ? Math.round(massG * 10) / 10 : Math.round(massG));
