import type { Word } from './group-words.ts';

/** Sure words are read with this confidence. */
const SURE = 0.7;

/** Shorter ones look the same upside down, or are read into a barcode: `H`, `II`, `OO`. */
const LEAST_LETTERS = 3;

/** A piece that is the right side up has more letters than this in sure words, and most of its letters are in them. */
const READABLE = { letters: 30, part: 0.6 } as const;

/** A price says more than its few digits: nothing else looks like one. */
const PRICE = /^\D{0,3}\d{1,4}[.,]\d{2}\D{0,3}$/;
const LETTERS_OF_PRICE = 8;

/** What speaks for a turn of a picture: letters and digits of its words, and those of `sure` ones. */
export type Evidence = { letters: number; sure: number; score: number };

/** Signs such as `—`, `|` and `©` are what lines, bars and shine-through are read as: they count for nothing. */
export function evidenceOf(words: readonly Word[]): Evidence {
  const letters = sum(words.map(lettersOf));
  const certain = words.filter(({ confidence }) => confidence >= SURE);
  const sure = sum(certain.map(lettersOf).filter((count) => count >= LEAST_LETTERS));
  const prices = certain.filter(({ text }) => PRICE.test(text)).length;
  const part = letters === 0 ? 0 : sure / letters;
  return { letters, sure, score: (sure + prices * LETTERS_OF_PRICE) * part };
}

/** Whether another turn of the picture need not be tried. */
export const isReadable = ({ letters, sure }: Evidence): boolean =>
  sure >= READABLE.letters && sure >= letters * READABLE.part;

const lettersOf = ({ text }: Word): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
