import { findLetters } from './find-letters.ts';
import type { GreyPicture } from './grey-picture.ts';
import type { Box } from './group-words.ts';

/** Letters of a text are at most so many times smaller or larger than its middle one. */
const ALIKE = 2;

/** The side of a sample, in heights of a letter: a dozen lines, and some words of each. */
const SAMPLE_HEIGHTS = 28;

/** Samples that are looked at, the one with most letters first. */
const MOST_SAMPLES = 2;

/** Where the text of a picture is, and how tall its letters are, in pixels. */
export type FoundText = { letterHeight: number; samples: readonly Box[] };

/**
 * Finds text in whatever direction it lies: the usual size of a letter, and squares of one size with many of them.
 * Undefined where nothing has the shape of a letter.
 */
export function findText(args: { picture: GreyPicture; limit: number }): FoundText | undefined {
  const letters = findLetters(args);
  const letterHeight = usualHeight(letters);
  if (letterHeight === undefined) return undefined;
  const alike = letters.filter((box) => {
    const part = longSideOf(box) / letterHeight;
    return part >= 1 / ALIKE && part <= ALIKE;
  });
  return { letterHeight, samples: placeSamples({ letters: alike, letterHeight, picture: args.picture }) };
}

const longSideOf = ({ left, top, right, bottom }: Box): number => Math.max(right - left, bottom - top);

/** The middle one, where each letter counts by its size: grain is small, and there is much of it. */
function usualHeight(letters: readonly Box[]): number | undefined {
  const heights = letters.map(longSideOf).sort((a, b) => a - b);
  const half = heights.reduce((sum, height) => sum + height, 0) / 2;
  let sum = 0;
  return heights.find((height) => {
    sum += height;
    return sum >= half;
  });
}

/** Squares with the most letters in them that do not overlap, within the picture. */
function placeSamples(args: { letters: readonly Box[]; letterHeight: number; picture: GreyPicture }): Box[] {
  const { letters, letterHeight, picture } = args;
  const side = Math.round(letterHeight * SAMPLE_HEIGHTS);
  const samples: Box[] = [];
  let left = letters;
  for (let nth = 0; nth < MOST_SAMPLES && left.length > 0; nth++) {
    const sample = fullestSquare({ letters: left, side, picture });
    samples.push(sample);
    left = left.filter((letter) => !isInside({ letter, square: grown(sample, side) }));
  }
  return samples;
}

/** Tried at every quarter of its side: between them, it has nearly as many. */
function fullestSquare(args: { letters: readonly Box[]; side: number; picture: GreyPicture }): Box {
  const { letters, side, picture } = args;
  const step = Math.max(1, Math.floor(side / 4));
  let best = { count: -1, square: { left: 0, top: 0, right: picture.width, bottom: picture.height } };
  for (let top = 0; top === 0 || top + side <= picture.height; top += step) {
    for (let left = 0; left === 0 || left + side <= picture.width; left += step) {
      const right = Math.min(picture.width, left + side);
      const bottom = Math.min(picture.height, top + side);
      const square = { left, top, right, bottom };
      const count = letters.filter((letter) => isInside({ letter, square })).length;
      if (count > best.count) best = { count, square };
    }
  }
  return best.square;
}

const isInside = ({ letter, square }: { letter: Box; square: Box }): boolean =>
  letter.left >= square.left &&
  letter.right <= square.right &&
  letter.top >= square.top &&
  letter.bottom <= square.bottom;

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by / 2,
  top: top - by / 2,
  right: right + by / 2,
  bottom: bottom + by / 2,
});
