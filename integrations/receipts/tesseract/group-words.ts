/** A rectangle in pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A word as it was recognised; `confidence` is 0 to 1. */
export type Word = { text: string; confidence: number; box: Box };

/** Words of one line, from left to right; never empty. */
export type WordLine = readonly Word[];

/** Words are in one line when their middles are nearer than this part of their height. */
const NEAR = 0.5;

/**
 * The lines that words form by where they stand, from top to bottom: what Tesseract takes for two blocks, the names at
 * the left and the prices at the right, comes together again.
 */
export function groupWords(words: readonly Word[]): WordLine[] {
  const usual = median(words.map(heightOf)) ?? 0;
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.findLast((candidate) => isInLine({ word, line: candidate, usual }));
    if (line) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box.left - b.box.left));
}

function isInLine({ word, line, usual }: { word: Word; line: WordLine; usual: number }): boolean {
  const middle = line.reduce((sum, other) => sum + middleOf(other), 0) / line.length;
  const tallest = Math.max(...line.map(heightOf));
  // A dash is low and a logo is tall: neither says how far apart the lines are.
  const height = Math.max(usual, Math.min(heightOf(word), tallest));
  return Math.abs(middleOf(word) - middle) < height * NEAR;
}

/** The middle one of some numbers; undefined when there are none. */
export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** How tall the box of a word is. */
export const heightOf = ({ box }: Word): number => box.bottom - box.top;

const middleOf = ({ box }: Word): number => (box.top + box.bottom) / 2;
