import type { FoodPhrases } from './food-phrases.ts';
import { kindOf, type ProductWord } from './product-name.ts';

/** A word of foods that a word on a bill may be, by its number, and how well it is that: 1 is the word itself. */
export type Reading = { word: number; quality: number };

/** How a whole abbreviation of the table counts beside the word itself. */
const TABLE_QUALITY = 0.97;
const INFLECTION_QUALITY = 0.95;
const TRANSCRIPTION_QUALITY = 0.92;
const COMPOUND_QUALITY = 0.85;
/** The rest of a word that has nothing to do with its beginning: `brustfilet` in `hähnchenbrustfilet`. */
const ENDING_QUALITY = 0.7;
const LEAST_QUALITY = 0.45;
const MOST_READINGS = 8;

/** A vocabulary is searched through once for each word that it does not have; bills repeat themselves. */
const remembered = new WeakMap<FoodPhrases, Map<string, readonly Reading[]>>();
const MOST_REMEMBERED = 20_000;

/** What a word may be, best first; empty for a word that is like none of any food: a brand, most often. */
export function readWord({ word, phrases }: { word: ProductWord; phrases: FoodPhrases }): readonly Reading[] {
  const memory = remembered.get(phrases) ?? new Map<string, readonly Reading[]>();
  remembered.set(phrases, memory);
  const found = memory.get(word.word);
  if (found !== undefined) return found;
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  const readings = lookUp({ word, phrases });
  memory.set(word.word, readings);
  return readings;
}

function lookUp({ word, phrases }: { word: ProductWord; phrases: FoodPhrases }): Reading[] {
  const exact = phrases.numberOf.get(word.word);
  const meant = word.meanings.flatMap(([only, ...more]) => {
    const number = only === undefined || more.length > 0 ? undefined : phrases.numberOf.get(only);
    return number === undefined ? [] : [{ word: number, quality: TABLE_QUALITY }];
  });
  const certain = exact === undefined ? meant : [{ word: exact, quality: 1 }, ...meant];
  if (certain.length > 0 || word.kind === 'describer' || word.kind === 'other') return certain;
  return phrases.words
    .map((known, number) => ({
      word: number,
      quality: kindOf(known) === 'joining' ? 0 : likeness(word.word, known),
    }))
    .filter(({ quality }) => quality >= LEAST_QUALITY)
    .sort((a, b) => b.quality - a.quality)
    .slice(0, MOST_READINGS);
}

/** How probable it is that a bill prints, or a reader reads, `known` as `word`: 0 to 1. */
function likeness(word: string, known: string): number {
  if (stemOf(word) === stemOf(known)) return INFLECTION_QUALITY;
  if (word.length >= 4 && soundOf(word) === soundOf(known)) return TRANSCRIPTION_QUALITY;
  return Math.max(
    misread(word, known),
    shortened(word, known),
    known.length >= 4 && word.length - known.length >= 3 && word.endsWith(known) ? COMPOUND_QUALITY : 0,
    word.length >= 6 && word.length * 2 >= known.length && known.endsWith(word) ? ENDING_QUALITY : 0,
  );
}

/** Endings of number, case and gender in five languages. */
const stemOf = (word: string): string =>
  word.length < 5 ? word : word.replace(/(?<=.{4})(en|es|er|e|n|o|a|x)$/, '');

/** Hindi has many ways to be written in Latin letters: `masuri` and `masoori`, `moongfali` and `moongphali`. */
const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/w/g, 'v')
    .replace(/y/g, 'i')
    .replace(/(?<=[bcdgjkpt])h/g, '')
    .replace(/(.)\1+/g, '$1');

/** One letter read wrongly, missing or added; in long words two. */
function misread(word: string, known: string): number {
  const most = known.length >= 9 ? 2 : known.length >= 5 ? 1 : 0;
  if (most === 0 || Math.abs(word.length - known.length) > most) return 0;
  const edits = editsBetween(word, known, most);
  return edits > most ? 0 : 0.95 - (edits * 1.1) / known.length;
}

/** Letters that differ, by Levenshtein; `most + 1` when there are more. */
function editsBetween(a: string, b: string, most: number): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const kept = (before[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      now[at] = Math.min(kept, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    before = now;
  }
  return before[b.length] ?? 0;
}

/**
 * Abbreviations of any language: the letters of `word` are some of `known`, in order and from the first on. Shops leave
 * out vowels (`SPNCH`) or the end (`KART.`), seldom consonants, and seldom both in one word.
 */
function shortened(word: string, known: string): number {
  if (word.length < 3 || word.length >= known.length || word[0] !== known[0]) return 0;
  let cost = 0;
  let at = 1;
  for (const letter of word.slice(1)) {
    while (at < known.length && known[at] !== letter) {
      cost += skipCost(known, at);
      at += 1;
    }
    if (at >= known.length) return 0;
    at += 1;
  }
  const left = known.length - at;
  const both = cost > 0 && left > 1 ? 2 : 0;
  return Math.max(0, 0.92 - 0.05 * (cost + both + 0.7 * left));
}

const skipCost = (known: string, at: number): number => {
  if (known[at] === known[at - 1]) return 0.5;
  return /[aeiouy]/.test(known[at] ?? '') ? 1 : 2.5;
};
