import { unreadWaitsOf } from '../domain/recipes/lead-time.ts';
import type { CatalogProblem } from './problem.ts';
import { lineOf, type RecipeFile } from './recipe-file.ts';

/** Finds steps that say to wait for long but not how long: whoever reads the plan at breakfast cannot begin yesterday. */
export const checkLeadTimes = (recipes: readonly RecipeFile[]): CatalogProblem[] =>
  recipes.flatMap(({ source, file, text }) =>
    source.steps.flatMap((step, index) =>
      step.split(/(?<=[.;]) /).some(unreadWaitsOf)
        ? [
            {
              file,
              line: lineOf({ text, path: ['steps', index] }),
              message: 'it waits for long, but the step does not say how long: "overnight", "for two hours"',
            },
          ]
        : [],
    ),
  );
