import type { Catalog, Food } from '../recipes/recipe.ts';
import { matchAlternatives } from './match-alternatives.ts';
import { matchFood } from './match-food.ts';
import { type GroceryLine, readGroceryLine } from './read-grocery-line.ts';
import { unusedNumbers } from './unused-words.ts';
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
  | { status: 'unreadable'; code: 'unused_number'; message: string }
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
  const matching = matchAlternatives({ name, catalog, isTinned });
  const food = matching.status === 'matched' ? matching.food : undefined;
  const [unused] = unusedNumbers({ name, food });
  if (unused !== undefined) {
    const message = `What does the ${unused} mean? Write one amount in front of the name, such as “500 g paneer”.`;
    return { line, status: 'unreadable', code: 'unused_number', message };
  }
  if (food === undefined) {
    const contained = read.unit === 'piece' ? inUnknownContainer({ name, catalog }) : undefined;
    if (contained !== undefined) return { line, ...contained };
    const candidates = matching.status === 'ambiguous' ? matching.candidates : [];
    return { line, status: 'choose', name, quantity, unit, candidates };
  }
  const weighing = weighGrocery({ amount: read, food });
  if (weighing.status === 'unweighed') return { line, food, ...weighing };
  const { status: _, ...weighed } = weighing;
  return { line, status: 'ready', food, weighed };
}

/** `1 crate apples`: a word that is no part of the food, directly behind a count, says how much it is. */
function inUnknownContainer({ name, catalog }: { name: string; catalog: Catalog }) {
  const [container = '', ...words] = name.split(' ');
  const rest = words.join(' ').replace(/^(of|de|von|di|du)\s+|^d['’]/i, '');
  const matching = matchFood({ name: rest, catalog });
  if (rest === '' || matching.status === 'ambiguous') return undefined;
  const { food } = matching;
  const message = `Give the weight, such as “500 g ${food.name}”: how much a “${container}” of it is, is not known.`;
  return { status: 'unweighed', food, message } as const;
}
