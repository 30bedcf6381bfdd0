import { nameKey } from '../domain/recipes/food-name.ts';
import type { FoodRow } from './food-table.ts';
import type { CatalogProblem } from './problem.ts';

type Owner = FoodRow & { text: string };

/**
 * Finds names that would send a bill's line to the wrong food: one that two foods share and that are not of one
 * family, an alias that only repeats the food's own name, and a family that no other food belongs to.
 */
export function checkNames(rows: readonly FoodRow[]): CatalogProblem[] {
  return [...sharedNames(rows), ...idleAliases(rows), ...lonelyFamilies(rows)];
}

function sharedNames(rows: readonly FoodRow[]): CatalogProblem[] {
  const owners = new Map<string, Owner>();
  return rows.flatMap((row) =>
    [row.food.id, row.food.name, ...row.food.aliases].flatMap((text) => {
      const key = nameKey(text);
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { ...row, text });
      if (owner === undefined || owner.food.family === row.food.family) return [];
      const message = `"${text}" already names ${owner.food.id} (${owner.file}:${owner.line}), which is not of its family`;
      return [problemIn(row, message)];
    }),
  );
}

function idleAliases(rows: readonly FoodRow[]): CatalogProblem[] {
  return rows.flatMap((row) => {
    const known = new Set([nameKey(row.food.id), nameKey(row.food.name)]);
    return row.food.aliases.flatMap((alias) => {
      const key = nameKey(alias);
      if (key !== '' && !known.has(key)) {
        known.add(key);
        return [];
      }
      return [problemIn(row, `the alias "${alias}" says nothing new`)];
    });
  });
}

/** A family of one is named by its food, so that a slip of the pen does not make a new family. */
function lonelyFamilies(rows: readonly FoodRow[]): CatalogProblem[] {
  return rows
    .filter(({ food }) => food.family !== food.id)
    .filter(
      ({ food }) => !rows.some((other) => other.food.id !== food.id && other.food.family === food.family),
    )
    .map((row) => problemIn(row, `no other food is of the family ${row.food.family}`));
}

function problemIn({ food, file, line }: FoodRow, message: string): CatalogProblem {
  return { file, line, message: `${food.id}: ${message}` };
}
