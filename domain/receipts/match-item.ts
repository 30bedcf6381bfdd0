import { nameKey } from '../recipes/food-name.ts';
import type { Catalog } from '../recipes/recipe.ts';
import { type FoodPhrases, foodPhrases } from './food-phrases.ts';
import { pairLikenesses } from './letter-pairs.ts';
import { wordLikenesses } from './name-likeness.ts';
import { readProduct } from './read-product.ts';

/** A food that a line may mean; `likeness` is 1 for its own name, `NAMED_LIKENESS` for an alias, 0 for nothing in common. */
export type FoodCandidate = { foodId: string; likeness: number };

/** The foods that a line of a bill may mean, best first, at most five; `isSure` when the first needs no second look. */
export type ItemMatch = { candidates: readonly FoodCandidate[]; isSure: boolean };

/** See the type. */
export type MatchItem = (args: { name: string; catalog: Pick<Catalog, 'foods'> }) => ItemMatch;

const MOST_CANDIDATES = 5;
/** Below this a likeness is chance. */
const LEAST_LIKENESS = 0.4;
/** The whole of an alias, whatever its case, accents and number; what is only like one stays below it. */
export const NAMED_LIKENESS = 0.99;
const MOST_LIKENESS = 0.98;
/** From here on, with the next food this much further away, 99 of 100 are right: see ADR 24 for what was measured. */
const SURE_LIKENESS = 0.77;
const CLEAR_LEAD = 0.08;

/**
 * Matches a product's name, as a bill prints it or somebody types it, to the foods of a catalogue. Any text is fine;
 * one that names nothing has no candidates.
 */
export const matchItem: MatchItem = ({ name, catalog }) => {
  const phrases = foodPhrases(catalog);
  const key = nameKey(name);
  const own = phrases.foodsByName.get(key);
  const scored = likenesses({ name, phrases });
  for (const aliased of phrases.foodsByKey.get(key) ?? []) scored.set(aliased, NAMED_LIKENESS);
  if (own !== undefined) scored.set(own, 1);
  const best = [...scored]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, MOST_CANDIDATES)
    .map(([food, likeness]) => ({ foodId: phrases.foods[food]?.id ?? '', likeness }));
  return { candidates: best, isSure: own !== undefined || isClear(best) };
};

/** By words, which know what shops write short; and by letters, which forgive what no rule on words foresees. */
function likenesses({ name, phrases }: { name: string; phrases: FoodPhrases }): Map<number, number> {
  const words = readProduct({ name, phrases });
  const byWords = wordLikenesses({ words, phrases });
  const byPairs = pairLikenesses({ text: words.map(({ text }) => text).join(' '), phrases });
  const scored = new Map<number, number>();
  for (const [food, pairs] of byPairs.entries()) {
    const likeness = MOST_LIKENESS * Math.max((byWords.get(food) ?? 0) * (0.8 + 0.2 * pairs), 0.9 * pairs);
    if (likeness >= LEAST_LIKENESS) scored.set(food, likeness);
  }
  return scored;
}

const isClear = ([first, second]: readonly FoodCandidate[]): boolean =>
  first !== undefined &&
  first.likeness >= SURE_LIKENESS &&
  first.likeness - (second?.likeness ?? 0) >= CLEAR_LEAD;
