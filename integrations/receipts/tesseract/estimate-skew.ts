import { type Ink, rowProfile } from './ink.ts';

/** People hold a phone about straight; a picture that is turned more is one of another side up. */
const MOST_DEGREES = 15;
const COARSE_STEP = 1;
const FINE_STEP = 0.1;

/** `sharpness`: how clearly rows of ink and rows of paper part, to compare directions of one picture. */
export type Skew = { degrees: number; sharpness: number };

/**
 * By how many degrees the picture must be turned, clockwise, for its lines to be level: the angle at which rows of ink
 * and rows of paper part most clearly.
 *
 * Source: W. Postl, Detection of linear oblique structures and skew scan in digitized documents, 1986.
 */
export function estimateSkew(ink: Ink): Skew {
  const coarse = sharpest({ ink, from: -MOST_DEGREES, to: MOST_DEGREES, step: COARSE_STEP });
  const from = coarse.degrees - COARSE_STEP;
  return sharpest({ ink, from, to: coarse.degrees + COARSE_STEP, step: FINE_STEP });
}

function sharpest(args: { ink: Ink; from: number; to: number; step: number }): Skew {
  const { ink, from, to, step } = args;
  let best: Skew = { degrees: 0, sharpness: -1 };
  for (let index = 0; from + index * step <= to + step / 2; index++) {
    const degrees = from + index * step;
    const sharpness = sharpnessOf(rowProfile({ ink, degrees }));
    if (sharpness > best.sharpness) best = { degrees, sharpness };
  }
  return best;
}

/** The sum of the squared steps from row to row. */
function sharpnessOf(profile: Float64Array): number {
  return profile.reduce((sum, count, row) => sum + (count - (profile[row - 1] ?? 0)) ** 2, 0);
}
