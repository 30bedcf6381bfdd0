import type { Catalog, Food } from '../recipes/recipe.ts';
import { matchFood } from './match-food.ts';
import { type GroceryLine, readGroceryLine } from './read-grocery-line.ts';
import { type WeighedAmount, weighGrocery } from './weigh-grocery.ts';

/**
 * What one line of a list comes to. `choose`: several foods may be meant, or none is known, and a person has to say;
 * `unweighed`: the food is clear and its weight is not.
 */
export type ReadItem = { line: string } & (
  | { status: 'ready'; food: Food; weighed: WeighedAmount }
  | {
      status: 'choose';
      name: string;
      quantity: number;
      unit: WeighedAmount['unit'];
      candidates: readonly Food[];
    }
  | { status: 'unweighed'; food: Food; message: string }
  | Extract<GroceryLine, { status: 'unreadable' }>
);

/** Reads a list line by line; empty lines are left out. */
export function readGroceryList({ text, catalog }: { text: string; catalog: Catalog }): ReadItem[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => readItem({ line, catalog }));
}

function readItem({ line, catalog }: { line: string; catalog: Catalog }): ReadItem {
  const read = readGroceryLine(line);
  if (read.status === 'unreadable') return { line, ...read };
  const { name, quantity, unit, isTinned } = read;
  const matching = matchFood({ name, catalog, isTinned });
  if (matching.status === 'ambiguous') {
    return { line, status: 'choose', name, quantity, unit, candidates: matching.candidates };
  }
  const { food } = matching;
  const weighing = weighGrocery({ amount: read, food });
  if (weighing.status === 'unweighed') return { line, food, ...weighing };
  const { status: _, ...weighed } = weighing;
  return { line, status: 'ready', food, weighed };
}
