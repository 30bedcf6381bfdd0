import type { FoodPhrases } from './food-phrases.ts';
import { kindOf, OTHER_WORDS, type ProductWord } from './product-name.ts';
import {
  compoundQuality,
  letterSet,
  misreadQuality,
  shortenedQuality,
  soundOf,
  stemOf,
  withGlyphs,
} from './word-likeness.ts';

/** A word of foods that a word on a bill may be, by its number, and how well it is that: 1 is the word itself. */
export type Reading = { word: number; quality: number };

/** What a word of a line may be, best first, and what it counts against a food that does not have it. */
export type ReadWord = { readings: readonly Reading[]; unmatched: number };

/**
 * A name that nobody knows is most often a brand; a word of foods counts by what it tells; and what makes it another
 * thing outweighs any food.
 */
const UNMATCHED = { joining: 0, describer: 0.06, trait: 0.2, brand: 0.15, other: 1.5 } as const;

/** How a whole abbreviation of the table counts beside the word itself. */
const TABLE_QUALITY = 0.97;
const INFLECTION_QUALITY = 0.95;
const TRANSCRIPTION_QUALITY = 0.92;
/** The rest of a word that has nothing to do with its beginning: `brustfilet` in `hähnchenbrustfilet`. */
const ENDING_QUALITY = 0.7;
const LEAST_QUALITY = 0.45;
const MOST_READINGS = 8;

/** A word of foods as it is compared. */
type Shape = { word: string; number: number; stem: string; sound: string; glyphs: string; letters: number };

/** Words that were read are remembered: bills repeat themselves. */
type Lexicon = { shapes: readonly Shape[]; others: readonly Shape[]; remembered: Map<string, ReadWord> };
const MOST_REMEMBERED = 20_000;

const lexicons = new WeakMap<FoodPhrases, Lexicon>();

/** See `ReadWord`; what is like no word of any food has no readings. */
export function readWord({ word, phrases }: { word: ProductWord; phrases: FoodPhrases }): ReadWord {
  const lexicon = lexicons.get(phrases) ?? toLexicon(phrases);
  lexicons.set(phrases, lexicon);
  const { remembered } = lexicon;
  const found = remembered.get(word.word);
  if (found !== undefined) return found;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const readings = certainReadings({ word, phrases }) ?? likelyReadings({ word: word.word, lexicon });
  const read = { readings, unmatched: unmatchedWeight({ word, readings, phrases, lexicon }) };
  remembered.set(word.word, read);
  return read;
}

const toLexicon = ({ words }: FoodPhrases): Lexicon => ({
  shapes: words.map(shapeOf).filter(({ word }) => kindOf(word) !== 'joining'),
  others: [...OTHER_WORDS].filter((word) => word.length >= LEAST_OTHER).map(shapeOf),
  remembered: new Map(),
});

const shapeOf = (word: string, number: number): Shape => ({
  word,
  number,
  stem: stemOf(word),
  sound: soundOf(word),
  glyphs: withGlyphs(word),
  letters: letterSet(word),
});

/** A word of foods, or one that the table of abbreviations knows; what is packing is nothing else either. */
function certainReadings({
  word,
  phrases,
}: {
  word: ProductWord;
  phrases: FoodPhrases;
}): Reading[] | undefined {
  const exact = phrases.numberOf.get(word.word);
  const meant = word.meanings.flatMap(([only, ...more]) => {
    const number = only === undefined || more.length > 0 ? undefined : phrases.numberOf.get(only);
    return number === undefined ? [] : [{ word: number, quality: TABLE_QUALITY }];
  });
  const certain = exact === undefined ? meant : [{ word: exact, quality: 1 }, ...meant];
  return certain.length > 0 || word.kind === 'describer' || word.kind === 'other' ? certain : undefined;
}

function likelyReadings({ word, lexicon }: { word: string; lexicon: Lexicon }): Reading[] {
  const asked = shapeOf(word, -1);
  const readings: Reading[] = [];
  for (const shape of lexicon.shapes) {
    const quality = likeness(asked, shape);
    if (quality >= LEAST_QUALITY) readings.push({ word: shape.number, quality });
  }
  return readings.sort((a, b) => b.quality - a.quality).slice(0, MOST_READINGS);
}

/** How probable it is that a bill prints, or a reader reads, `known` as `asked`: 0 to 1. */
function likeness(asked: Shape, known: Shape): number {
  if (asked.stem === known.stem) return INFLECTION_QUALITY;
  if (asked.word.length >= 4 && asked.sound === known.sound) return TRANSCRIPTION_QUALITY;
  const [a, b] = [asked.word, known.word];
  return Math.max(
    misreadQuality(asked, known),
    shortenedQuality(asked, known),
    compoundQuality(asked, known),
    a.length >= 6 && a.length * 2 >= b.length && b.endsWith(a) ? ENDING_QUALITY : 0,
  );
}

/** Shorter words are too like brands to be taken for a misread `saft`. */
const LEAST_OTHER = 5;
const OTHER_QUALITY = 0.8;

function unmatchedWeight(args: {
  word: ProductWord;
  readings: readonly Reading[];
  phrases: FoodPhrases;
  lexicon: Lexicon;
}): number {
  const { word, readings, phrases, lexicon } = args;
  if (word.kind !== 'plain') return UNMATCHED[word.kind];
  const [best] = readings;
  const quality = best?.quality ?? 0;
  const asked = shapeOf(word.word, -1);
  const isOther =
    quality < OTHER_QUALITY && lexicon.others.some((other) => misreadQuality(asked, other) >= OTHER_QUALITY);
  if (isOther) return UNMATCHED.other;
  // A word of another food, that stays unused, speaks against this one: the more, the surer it is that word.
  const weight = best === undefined ? 0 : (phrases.weights[best.word] ?? 0);
  const known = best === undefined ? '' : (phrases.words[best.word] ?? '');
  const isShortened = quality < TABLE_QUALITY && shortenedQuality(asked, shapeOf(known, -1)) === quality;
  const surely = quality * (isShortened ? SHORTENED_SURELY : 1);
  return Math.max(UNMATCHED.brand, weight * Math.max(0, (surely - BRAND_QUALITY) / (1 - BRAND_QUALITY)));
}

/** Brands are often as like to a word of foods as this. */
const BRAND_QUALITY = 0.6;
/** `GOYA` is the beginning of the French guava, and a brand. */
const SHORTENED_SURELY = 0.85;
