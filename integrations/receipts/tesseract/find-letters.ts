import type { GreyPicture } from './grey-picture.ts';
import type { Box } from './group-words.ts';

/** Smaller spots are grain. */
const LEAST_PX = 5;
/** Larger ones, as a part of the shorter side of the picture, are logos, frames and photos. */
const LARGEST_PART = 1 / 8;
/** The bars of a barcode and ruled lines are thinner for their length than any letter. */
const THINNEST = 1 / 9;
/** Ink of a letter in its box: a frame has less, the square of a QR code more. */
const FILLED = { least: 0.12, most: 0.97 } as const;

/** A spot of ink: pixels that touch each other, at a corner also. */
type Spot = { box: Box; pixels: number };

/**
 * The boxes of the spots of ink that have the shape of a letter, in whatever direction they lie: pixels darker than
 * `limit` that touch. Whether it is one, only a reader can tell.
 */
export function findLetters({ picture, limit }: { picture: GreyPicture; limit: number }): Box[] {
  const largest = Math.min(picture.width, picture.height) * LARGEST_PART;
  return findSpots({ picture, limit })
    .filter(({ box, pixels }) => {
      const width = box.right - box.left;
      const height = box.bottom - box.top;
      const long = Math.max(width, height);
      const filled = pixels / (width * height);
      return (
        long >= LEAST_PX &&
        long <= largest &&
        Math.min(width, height) >= long * THINNEST &&
        filled >= FILLED.least &&
        filled <= FILLED.most
      );
    })
    .map(({ box }) => box);
}

function findSpots({ picture, limit }: { picture: GreyPicture; limit: number }): Spot[] {
  const { pixels, width } = picture;
  const isOpen = new Uint8Array(pixels.length);
  pixels.forEach((pixel, at) => {
    isOpen[at] = pixel < limit ? 1 : 0;
  });
  const spots: Spot[] = [];
  for (let at = isOpen.indexOf(1); at >= 0; at = isOpen.indexOf(1, at + 1)) {
    spots.push(takeSpot({ start: at, isOpen, width }));
  }
  return spots;
}

/** Closes every pixel of the spot that `start` belongs to. */
function takeSpot({ start, isOpen, width }: { start: number; isOpen: Uint8Array; width: number }): Spot {
  const found = [start];
  const box = { left: width, top: isOpen.length, right: 0, bottom: 0 };
  isOpen[start] = 0;
  for (let next = 0; next < found.length; next++) {
    const at = found[next] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
    const from = x > 0 ? -1 : 0;
    const to = x < width - 1 ? 1 : 0;
    for (const row of [at - width, at, at + width]) {
      for (let near = row + from; near <= row + to; near++) {
        if (isOpen[near] !== 1) continue;
        isOpen[near] = 0;
        found.push(near);
      }
    }
  }
  return { box, pixels: found.length };
}
