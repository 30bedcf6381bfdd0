import type { GreyPicture } from './grey-picture.ts';

/** Where the ink is: darker than `limit`. */
export type Ink = { xs: Float64Array; ys: Float64Array; width: number; height: number; limit: number };

/** The places of the dark pixels of a picture whose paper is white, counted from its centre. */
export function findInk({ pixels, width, height }: GreyPicture): Ink {
  const limit = inkLimit(pixels);
  const dark = pixels.reduce((count, pixel) => count + (pixel < limit ? 1 : 0), 0);
  const xs = new Float64Array(dark);
  const ys = new Float64Array(dark);
  let found = 0;
  pixels.forEach((pixel, at) => {
    if (pixel >= limit) return;
    xs[found] = (at % width) - (width - 1) / 2;
    ys[found] = Math.floor(at / width) - (height - 1) / 2;
    found += 1;
  });
  return { xs, ys, width, height, limit };
}

/**
 * How much ink is in each row once the picture is turned by `degrees`, clockwise.
 */
export function rowProfile({ ink, degrees }: { ink: Ink; degrees: number }): Float64Array {
  const { xs, ys, width, height } = ink;
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const middle = Math.ceil(Math.hypot(width, height) / 2);
  const profile = new Float64Array(2 * middle + 1);
  for (let at = 0; at < xs.length; at++) {
    const row = Math.round((xs[at] ?? 0) * sin + (ys[at] ?? 0) * cos) + middle;
    profile[row] = (profile[row] ?? 0) + 1;
  }
  return profile;
}

/**
 * The brightness from which on a pixel is paper: the one that parts the two most clearly. Pure white is left out: it
 * is what lies around the paper.
 *
 * Source: N. Otsu, A threshold selection method from gray-level histograms, 1979.
 */
export function inkLimit(pixels: Uint8Array): number {
  const counts = new Float64Array(255);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const all = counts.reduce((total, count) => total + count, 0);
  const sum = counts.reduce((total, count, brightness) => total + count * brightness, 0);
  let best = { limit: 1, spread: -1 };
  let darkCount = 0;
  let darkSum = 0;
  counts.forEach((count, brightness) => {
    darkCount += count;
    darkSum += count * brightness;
    const paperCount = all - darkCount;
    if (darkCount === 0 || paperCount === 0) return;
    const apart = darkSum / darkCount - (sum - darkSum) / paperCount;
    const spread = darkCount * paperCount * apart ** 2;
    if (spread > best.spread) best = { limit: brightness + 1, spread };
  });
  return best.limit;
}
