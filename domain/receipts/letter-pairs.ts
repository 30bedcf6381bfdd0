import type { FoodPhrases } from './food-phrases.ts';

/** Names by the pairs of neighbouring letters in them. */
type PairIndex = { namesOf: ReadonlyMap<string, Uint16Array>; sizes: Uint16Array; foodOf: Uint16Array };

const indexes = new WeakMap<FoodPhrases, PairIndex>();

/**
 * How like a text is to the most like name of each food, by the food's number: Sørensen and Dice's coefficient of letter pairs, 0 to 1. It knows
 * nothing of words, so that it forgives errors that reading word by word does not, and all the rest of a long line
 * counts against a short name.
 */
export function pairLikenesses({ text, phrases }: { text: string; phrases: FoodPhrases }): Float64Array {
  const index = indexes.get(phrases) ?? buildIndex(phrases);
  indexes.set(phrases, index);
  const pairs = pairsOf(text);
  const shared = new Uint16Array(index.sizes.length);
  for (const pair of pairs) {
    for (const name of index.namesOf.get(pair) ?? []) shared[name] = (shared[name] ?? 0) + 1;
  }
  const best = new Float64Array(phrases.foods.length);
  for (let name = 0; name < shared.length; name += 1) {
    const food = index.foodOf[name] ?? 0;
    const likeness = (2 * (shared[name] ?? 0)) / (pairs.size + (index.sizes[name] ?? 0));
    if (likeness > (best[food] ?? 0)) best[food] = likeness;
  }
  return best;
}

function buildIndex(phrases: FoodPhrases): PairIndex {
  const namesOf = new Map<string, number[]>();
  const sizes = Uint16Array.from(phrases.phrases, ({ words }, name) => {
    const pairs = pairsOf(words.map((word) => phrases.words[word]).join(' '));
    for (const pair of pairs) {
      const names = namesOf.get(pair);
      if (names === undefined) namesOf.set(pair, [name]);
      else names.push(name);
    }
    return pairs.size;
  });
  return {
    namesOf: new Map([...namesOf].map(([pair, names]) => [pair, Uint16Array.from(names)])),
    sizes,
    foodOf: Uint16Array.from(phrases.phrases, ({ food }) => food),
  };
}

/** Letter pairs of each word, with its ends marked, so that the order of words does not matter. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of text.split(' ')) {
    const marked = ` ${word} `;
    for (let at = 0; at + 1 < marked.length; at += 1) pairs.add(marked.slice(at, at + 2));
  }
  return pairs;
}
