import { parseArgs } from 'node:util';
import { type Catalog, MealSlot } from '../domain/recipes/recipe.ts';
import { checkCatalog } from './check-catalog.ts';
import { coverageOf } from './coverage.ts';
import { CATALOG_DIRECTORY, loadCatalog } from './load-catalog.ts';
import { formatProblem } from './problem.ts';
import { readCatalogFiles } from './read-files.ts';

const USAGE = `npm run catalog -- check          every mistake in foods and recipes, with file and line
npm run catalog -- stats          how many recipes each kind of eater finds in each slot
npm run catalog -- show <recipe>  what follows from a recipe's ingredients`;

/** Carries out one command; returns what to print and the exit code. */
function run([command, argument]: readonly string[]): { text: string; exitCode: number } {
  if (command === 'check') return check();
  if (command === 'stats') return { text: stats(loadCatalog()), exitCode: 0 };
  if (command === 'show' && argument !== undefined) return show({ catalog: loadCatalog(), id: argument });
  return { text: USAGE, exitCode: 2 };
}

function check(): { text: string; exitCode: number } {
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

function stats(catalog: Catalog): string {
  const header = ['', ...MealSlot.options, 'minimum'];
  const rows = coverageOf(catalog).map(({ name, counts, minimum }) => [
    name,
    ...MealSlot.options.map((slot) => String(counts[slot])),
    String(minimum),
  ]);
  const cuisines = new Set([...catalog.recipes.values()].map(({ cuisine }) => cuisine));
  const table = [header, ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(32), ...cells.map((cell) => cell.padStart(10))].join(''),
  );
  return [...table, `${catalog.recipes.size} recipes from ${cuisines.size} cuisines`].join('\n');
}

function show({ catalog, id }: { catalog: Catalog; id: string }): { text: string; exitCode: number } {
  const recipe = catalog.recipes.get(id);
  if (recipe === undefined) return { text: `There is no recipe ${id}`, exitCode: 1 };
  const diets = Object.entries(recipe.diets).flatMap(([diet, fits]) => (fits ? [diet] : []));
  const figures = Object.entries(recipe.perServing).map(([name, value]) => `  ${name.padEnd(16)}${value}`);
  const lines = [
    `${recipe.name} (${recipe.cuisine}; ${recipe.slots.join(', ')}; ${recipe.minutes} minutes)`,
    `One of ${recipe.servings} servings, ${recipe.gramsPerServing} g:`,
    ...figures,
    `Allergens: ${recipe.allergens.join(', ') || 'none'}`,
    `Fits: ${diets.join(', ') || 'omnivore only'}`,
    `Main food: ${recipe.mainFood.replaceAll('-', ' ')}`,
  ];
  return { text: lines.join('\n'), exitCode: 0 };
}

const { positionals } = parseArgs({ allowPositionals: true });
const { text, exitCode } = run(positionals);
process.stdout.write(`${text}\n`);
process.exitCode = exitCode;
