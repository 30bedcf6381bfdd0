import type { GreyPicture } from './grey-picture.ts';

type Extreme = (...values: number[]) => number;

/** Each pixel becomes the brightest, or darkest, of the square around it: first of its row, then of its column. */
export function extremeAround(args: { picture: GreyPicture; reach: number; extreme: Extreme }): GreyPicture {
  const { picture, reach, extreme } = args;
  const { width, height } = picture;
  const along = { count: height, length: width, step: 1, jump: width };
  const rows = extremeAlong({ pixels: picture.pixels, reach, extreme, ...along });
  const across = { count: width, length: height, step: width, jump: 1 };
  return { pixels: extremeAlong({ pixels: rows, reach, extreme, ...across }), width, height };
}

function extremeAlong(args: {
  pixels: Uint8Array;
  reach: number;
  extreme: Extreme;
  /** Lines, and pixels in each. */
  count: number;
  length: number;
  /** From one pixel of a line to the next, and from one line to the next. */
  step: number;
  jump: number;
}): Uint8Array {
  const { pixels, reach, extreme, count, length, step, jump } = args;
  const found = new Uint8Array(pixels.length);
  for (let line = 0; line < count; line++) {
    for (let at = 0; at < length; at++) {
      const start = Math.max(0, at - reach);
      const end = Math.min(length - 1, at + reach);
      let most = pixels[line * jump + start * step] ?? 0;
      for (let near = start + 1; near <= end; near++) {
        most = extreme(most, pixels[line * jump + near * step] ?? 0);
      }
      found[line * jump + at * step] = most;
    }
  }
  return found;
}
