import type { FoodRow } from './food-table.ts';
import type { CatalogProblem } from './problem.ts';

/** Finds the foods that a table of facts names and the food table does not have any more. */
export function goneFoods({
  ids,
  rows,
  file,
}: {
  ids: Iterable<string>;
  rows: readonly FoodRow[];
  file: string;
}): CatalogProblem[] {
  const known = new Set(rows.map(({ food }) => food.id));
  return [...ids]
    .filter((id) => !known.has(id))
    .map((id) => ({ file, line: 1, message: `${id} is not in the food table` }));
}
