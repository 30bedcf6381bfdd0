import { nameKey } from '../domain/recipes/food-name.ts';
import type { Food } from '../domain/recipes/recipe.ts';

/** A food and how well a text names it: 1 is its own name or an alias, 0 has nothing in common. */
type FoodMatch = { food: Food; likeness: number };

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
  const wanted = nameKey(text);
  return [...foods]
    .map((food) => ({ food, likeness: Math.max(...namesOf(food).map((name) => likenessOf(wanted, name))) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.food.id < b.food.id ? -1 : 1))
    .slice(0, count);
}

const namesOf = ({ id, name, aliases }: Food): string[] => [id, name, ...aliases].map(nameKey);

/** Sørensen–Dice coefficient of the letter pairs of two names: it forgives a slip of the pen. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const pairsOfA = pairsOf(a);
  const pairsOfB = pairsOf(b);
  const shared = [...pairsOfA].filter((pair) => pairsOfB.has(pair)).length;
  return Math.min(0.99, (2 * shared) / (pairsOfA.size + pairsOfB.size || 1));
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
