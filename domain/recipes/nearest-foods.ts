import { nameKey } from './food-name.ts';
import type { Food } from './recipe.ts';

/** A food and how well a text names it: 1 is its own name or an alias, 0 has nothing in common. */
export type FoodMatch = { food: Food; likeness: number };

/** Below this a likeness is chance. */
const LEAST_LIKENESS = 0.4;

/** The foods that `text` most probably means, best first, at most `count`; none when nothing is near. */
export function nearestFoods({
  text,
  foods,
  count = 3,
}: {
  text: string;
  foods: Iterable<Food>;
  count?: number;
}): FoodMatch[] {
  const key = nameKey(text);
  const wanted = { key, pairs: pairsOf(key) };
  return [...foods]
    .map((food) => ({ food, likeness: Math.max(...namesOf(food).map((name) => likenessOf(wanted, name))) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.food.id < b.food.id ? -1 : 1))
    .slice(0, count);
}

type Name = { key: string; pairs: ReadonlySet<string> };

/** Foods never change: their names are taken apart once, for lists of many lines. */
const knownNames = new WeakMap<Food, Name[]>();

function namesOf(food: Food): Name[] {
  const known = knownNames.get(food);
  if (known !== undefined) return known;
  const keys = new Set([food.id, food.name, ...food.aliases].map(nameKey));
  const names = [...keys].map((key) => ({ key, pairs: pairsOf(key) }));
  knownNames.set(food, names);
  return names;
}

/** Sørensen–Dice coefficient of the letter pairs of two names: it forgives a slip of the pen. */
function likenessOf(a: Name, b: Name): number {
  if (a.key === b.key) return 1;
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared += 1;
  return Math.min(0.99, (2 * shared) / (a.pairs.size + b.pairs.size || 1));
}

/** Letter pairs of each word, with its ends marked, so that the order of words does not matter. */
function pairsOf(name: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of name.split(' ')) {
    const marked = ` ${word} `;
    for (let at = 0; at + 1 < marked.length; at += 1) pairs.add(marked.slice(at, at + 2));
  }
  return pairs;
}
