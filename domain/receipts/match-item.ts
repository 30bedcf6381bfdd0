import { nameKey } from '../recipes/food-name.ts';
import type { Catalog } from '../recipes/recipe.ts';
import { type FoodPhrases, foodPhrases } from './food-phrases.ts';
import { type ProductWord, productWords, toProductWord } from './product-name.ts';
import { type Reading, readWord } from './read-word.ts';

/** A food that a line may mean; `likeness` is 1 for its own name and 0 for nothing in common. */
export type FoodCandidate = { foodId: string; likeness: number };

/** The foods that a line of a bill may mean, best first, at most five; `isSure` when the first needs no second look. */
export type ItemMatch = { candidates: readonly FoodCandidate[]; isSure: boolean };

/** See the type. */
export type MatchItem = (args: { name: string; catalog: Catalog }) => ItemMatch;

const MOST_CANDIDATES = 5;
/** Below this a likeness is chance. */
const LEAST_LIKENESS = 0.35;
/** The whole of an alias, letter for letter; what is only like one stays below it. */
const ALIAS_LIKENESS = 0.99;
const MOST_LIKENESS = 0.98;
const SURE_LIKENESS = 0.85;
/** The next food must be this much further away. */
const CLEAR_LEAD = 0.04;

export const matchItem: MatchItem = ({ name, catalog }) => {
  const phrases = foodPhrases(catalog);
  const key = nameKey(name);
  const own = phrases.foodsByName.get(key);
  const scored = likenesses({ words: readWords({ name, phrases }), phrases });
  for (const aliased of phrases.foodsByKey.get(key) ?? []) scored.set(aliased, ALIAS_LIKENESS);
  if (own !== undefined) scored.set(own, 1);
  const best = [...scored]
    .filter(([, likeness]) => likeness >= LEAST_LIKENESS)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, MOST_CANDIDATES)
    .map(([food, likeness]) => ({ foodId: phrases.foods[food]?.id ?? '', likeness }));
  return { candidates: best, isSure: own !== undefined || isClear(best) };
};

const isClear = ([first, second]: readonly FoodCandidate[]): boolean =>
  first !== undefined &&
  first.likeness >= SURE_LIKENESS &&
  first.likeness - (second?.likeness ?? 0) >= CLEAR_LEAD;

/** A word of the line with what it may be, and what it counts when a food does not have it. */
type ReadProductWord = { text: string; readings: readonly Reading[]; unmatched: number };

const JOINED_QUALITY = 0.97;

/** What a word counts against a food that does not have it. */
const UNMATCHED = { joining: 0, describer: 0.06, trait: 0.2, brand: 0.15, other: 1.5 } as const;

function readWords({ name, phrases }: { name: string; phrases: FoodPhrases }): ReadProductWord[] {
  return productWords(name)
    .flatMap((word) => spelledOut({ word, phrases }))
    .map((word) => {
      const readings = readWord({ word, phrases });
      return { text: word.word, readings, unmatched: unmatchedWeight({ word, readings, phrases }) };
    });
}

function unmatchedWeight(args: {
  word: ProductWord;
  readings: readonly Reading[];
  phrases: FoodPhrases;
}): number {
  const { word, readings, phrases } = args;
  if (word.kind !== 'plain') return UNMATCHED[word.kind];
  const [best] = readings;
  // A word of another food, that stays unused, speaks against this one.
  return best !== undefined && best.quality >= 0.94 ? (phrases.weights[best.word] ?? 0) : UNMATCHED.brand;
}

/** One word may be several: an abbreviation of them, or a compound of two that are known. */
function spelledOut({ word, phrases }: { word: ProductWord; phrases: FoodPhrases }): ProductWord[] {
  const [meaning = []] = word.meanings;
  if (meaning.length > 1) return meaning.map(toProductWord);
  if (word.kind !== 'plain' || word.word.length < 7 || phrases.numberOf.has(word.word)) return [word];
  return partsOf({ word: word.word, phrases })?.map(toProductWord) ?? [word];
}

/** `apfelsaft` → `apfel`, `saft`: two known words, with the letters that join them left out. */
function partsOf({ word, phrases }: { word: string; phrases: FoodPhrases }): [string, string] | undefined {
  const isKnown = (part: string): boolean => {
    const { kind } = toProductWord(part);
    return kind !== 'joining' && (kind !== 'plain' || phrases.numberOf.has(part));
  };
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(right)) continue;
    const first = [left, left.replace(/(s|n|en|er)$/, ''), `${left}n`, `${left}en`, `${left}e`].find(isKnown);
    if (first !== undefined) return [first, right];
  }
  return undefined;
}

/** The likeness of each food that shares a word with the line, by its best name. */
function likenesses({ words, phrases }: { words: readonly ReadProductWord[]; phrases: FoodPhrases }) {
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

/** Geometric mean of what the line says of the name and what the name says of the line: never quite 1. */
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
  return MOST_LIKENESS * Math.sqrt((matched / phrase.weight) * (matched / (matched + unmatched)));
}
