import type { FoodPhrases } from './food-phrases.ts';
import type { ReadProductWord } from './read-product.ts';

const JOINED_QUALITY = 0.97;

/** The likeness of each food that shares a word with the line, by its best name. */
export function wordLikenesses({
  words,
  phrases,
}: {
  words: readonly ReadProductWord[];
  phrases: FoodPhrases;
}) {
  const found = bestReadings({ words, phrases });
  const touched = new Set<number>();
  for (const number of found.keys())
    for (const phrase of phrases.phrasesOf[number] ?? []) touched.add(phrase);
  const best = new Map<number, number>();
  for (const number of touched) {
    const phrase = phrases.phrases[number];
    if (phrase === undefined) continue;
    const likeness = likenessOf({ phrase, found, words, weights: phrases.weights });
    if (likeness > (best.get(phrase.food) ?? 0)) best.set(phrase.food, likeness);
  }
  return best;
}

/** For each word of foods, which words of the line are most like it. */
type Found = ReadonlyMap<number, { at: readonly number[]; quality: number }>;

function bestReadings({
  words,
  phrases,
}: {
  words: readonly ReadProductWord[];
  phrases: FoodPhrases;
}): Found {
  const found = new Map<number, { at: readonly number[]; quality: number }>();
  for (const [at, { text, readings }] of words.entries()) {
    for (const { word, quality } of readings) {
      if (quality > (found.get(word)?.quality ?? 0)) found.set(word, { at: [at], quality });
    }
    // `WATER MELON`, `HOKKAIDO KUERBIS`: a blank where a food's name has none.
    const joined = phrases.numberOf.get(`${text}${words[at + 1]?.text ?? ''}`);
    if (joined !== undefined && !found.has(joined))
      found.set(joined, { at: [at, at + 1], quality: JOINED_QUALITY });
  }
  return found;
}

/** Geometric mean of what the line says of the name and what the name says of the line. */
function likenessOf(args: {
  phrase: FoodPhrases['phrases'][number];
  found: Found;
  words: readonly ReadProductWord[];
  weights: Float64Array;
}): number {
  const { phrase, found, words, weights } = args;
  const used = new Set<number>();
  let matched = 0;
  for (const word of phrase.words) {
    const reading = found.get(word);
    if (reading === undefined) continue;
    for (const at of reading.at) used.add(at);
    matched += (weights[word] ?? 0) * reading.quality;
  }
  const unmatched = words.reduce((sum, word, at) => sum + (used.has(at) ? 0 : word.unmatched), 0);
  return Math.sqrt((matched / phrase.weight) * (matched / (matched + unmatched)));
}
