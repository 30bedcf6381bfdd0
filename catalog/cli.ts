import { parseArgs } from 'node:util';
import { DomainError } from '../domain/errors.ts';
import { matchItem, NAMED_LIKENESS } from '../domain/receipts/match-item.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import { addRecipe } from './add-recipe.ts';
import { askAnswers, checkAnswers, type GivenAnswers } from './ask-answers.ts';
import { checkCatalog } from './check-catalog.ts';
import { describeCatalog, describeFood, describeRecipe } from './describe-catalog.ts';
import { CATALOG_DIRECTORY, loadCatalog } from './load-catalog.ts';
import { formatProblem } from './problem.ts';
import { readCatalogFiles } from './read-files.ts';

const USAGE = `npm run catalog -- check                every mistake in foods and recipes, with file and line
npm run catalog -- stats                how many recipes each kind of eater finds in each slot
npm run catalog -- show <recipe|food>   what follows from a recipe's ingredients, or what is known of a food
npm run catalog -- add                  a new recipe's file, from your answers or from
    --name --slots --kind --cuisine --servings --minutes --equipment --ingredients … --steps …`;

type Outcome = { text: string; exitCode: number };

/** Carries out one command; returns what to print and the exit code. */
async function run([command, ...words]: readonly string[], options: GivenAnswers): Promise<Outcome> {
  if (command === 'check') return check();
  if (command === 'stats') return { text: describeCatalog(loadCatalog()), exitCode: 0 };
  if (command === 'show' && words.length > 0) return show({ catalog: loadCatalog(), text: words.join(' ') });
  if (command === 'add') return add(process.stdin.isTTY ? await askAnswers(options) : options);
  return { text: USAGE, exitCode: 2 };
}

function check(): Outcome {
  const checked = checkCatalog(readCatalogFiles(CATALOG_DIRECTORY));
  if (checked.status === 'invalid') {
    const lines = checked.problems.map((problem) => `catalog/${formatProblem(problem)}`);
    return { text: [...lines, `${lines.length} problems`].join('\n'), exitCode: 1 };
  }
  const { foods, recipes, version } = checked.catalog;
  return {
    text: `${foods.size} foods and ${recipes.size} recipes are fine (version ${version})`,
    exitCode: 0,
  };
}

function show({ catalog, text }: { catalog: Catalog; text: string }): Outcome {
  const recipe = catalog.recipes.get(text);
  if (recipe !== undefined) return { text: describeRecipe(recipe), exitCode: 0 };
  const near = matchItem({ name: text, catalog }).candidates;
  const meant = near.find(({ likeness }) => likeness >= NAMED_LIKENESS)?.foodId ?? '';
  const named = catalog.foods.get(text) ?? catalog.foods.get(meant);
  if (named !== undefined) return { text: describeFood(named), exitCode: 0 };
  const offers = near.map(({ foodId }) => foodId).join(', ');
  const question = offers === '' ? '.' : `; did you mean ${offers}?`;
  return { text: `There is no recipe or food "${text}"${question}`, exitCode: 1 };
}

function add(given: GivenAnswers): Outcome {
  const checked = checkAnswers(given);
  if (checked.status === 'refused') return { text: [...checked.messages, USAGE].join('\n'), exitCode: 2 };
  const { answers } = checked;
  const added = addRecipe({ answers, catalog: loadCatalog(), directory: CATALOG_DIRECTORY });
  if (added.status === 'exists') {
    return { text: `catalog/${added.file} is there already: nothing was written`, exitCode: 1 };
  }
  const lines = [
    `Wrote catalog/${added.file}`,
    ...added.remarks.map((remark) => `  ${remark}`),
    'Read it through, then: npm run catalog -- check',
  ];
  return { text: lines.join('\n'), exitCode: 0 };
}

/** A catalogue with mistakes can be neither shown nor added to: they are named, as `check` does. */
function failure(error: unknown): Outcome {
  if (error instanceof DomainError) return { text: `${error.message}\nMend this first.`, exitCode: 1 };
  throw error;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    slots: { type: 'string', multiple: true },
    kind: { type: 'string' },
    cuisine: { type: 'string' },
    servings: { type: 'string' },
    minutes: { type: 'string' },
    equipment: { type: 'string', multiple: true },
    ingredients: { type: 'string', multiple: true },
    steps: { type: 'string', multiple: true },
  },
});
const { text, exitCode } = await run(positionals, values).catch(failure);
process.stdout.write(`${text}\n`);
process.exitCode = exitCode;
