import { createInterface } from 'node:readline/promises';
import { Equipment } from '../domain/recipes/food-facts.ts';
import { MealSlot } from '../domain/recipes/recipe.ts';
import { RecipeKind } from '../domain/recipes/recipe-kind.ts';
import { RecipeAnswers } from './draft-recipe.ts';

/** What the command line gave: text for one value, lists for several. */
export type GivenAnswers = { [Field in keyof RecipeAnswers]?: string | string[] | undefined };

const QUESTIONS: Record<keyof RecipeAnswers, string> = {
  name: 'Name of the dish',
  slots: `Slots, the first one first (${MealSlot.options.join(', ')})`,
  kind: `What dish it is (${RecipeKind.options.join(', ')})`,
  cuisine: 'Cuisine, such as indian or west_african',
  servings: 'Servings',
  minutes: 'Minutes from start to table',
  equipment: `Equipment (${Equipment.options.join(', ')}; nothing for a dish that is only mixed)`,
  ingredients: 'Ingredient for all servings, such as "2 tbsp olive oil, warm" (nothing: that was the last)',
  steps: 'Step in your own words (nothing: that was the last)',
};
const FIELDS = Object.keys(QUESTIONS) as (keyof RecipeAnswers)[];
const ONE_A_LINE: readonly string[] = ['ingredients', 'steps'];
const SEVERAL: readonly string[] = ['slots', 'equipment'];
/** What may be left for the author to write into the file. */
const MAY_BE_EMPTY: readonly string[] = ['equipment', 'ingredients', 'steps'];

type Answered = { status: 'answered'; answers: RecipeAnswers } | { status: 'refused'; messages: string[] };

/** Checks answers that were given as arguments; names each field that is missing or wrong. */
export function checkAnswers(given: GivenAnswers): Answered {
  const values = Object.fromEntries(FIELDS.map((field) => [field, answerOf({ field, given: given[field] })]));
  const parsed = RecipeAnswers.safeParse(values);
  if (parsed.success) return { status: 'answered', answers: parsed.data };
  const messages = parsed.error.issues.map(({ path: [field], message }) =>
    values[String(field)] === undefined ? `--${String(field)} is missing` : `--${String(field)}: ${message}`,
  );
  return { status: 'refused', messages };
}

/** Asks at the terminal for whatever was not given, each question again until its answer can be right. */
export async function askAnswers(given: GivenAnswers): Promise<GivenAnswers> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers: GivenAnswers = { ...given };
  try {
    for (const field of FIELDS) {
      while (!isAnswered({ field, given: answers[field] })) {
        answers[field] = ONE_A_LINE.includes(field)
          ? await linesUntilBlank((question) => terminal.question(question), QUESTIONS[field])
          : await terminal.question(`${QUESTIONS[field]}: `);
      }
    }
  } finally {
    terminal.close();
  }
  return answers;
}

async function linesUntilBlank(
  ask: (question: string) => Promise<string>,
  question: string,
): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = (await ask(`${question}: `)).trim();
    if (line === '') return lines;
    lines.push(line);
  }
}

function isAnswered({
  field,
  given,
}: {
  field: keyof RecipeAnswers;
  given: string | string[] | undefined;
}): boolean {
  return given !== undefined && RecipeAnswers.shape[field].safeParse(answerOf({ field, given })).success;
}

function answerOf({
  field,
  given,
}: {
  field: keyof RecipeAnswers;
  given: string | string[] | undefined;
}): unknown {
  if (given === undefined) return MAY_BE_EMPTY.includes(field) ? [] : undefined;
  if (!SEVERAL.includes(field)) return given;
  return [given].flat().flatMap((text) => text.split(/[\s,]+/).filter((word) => word !== ''));
}
