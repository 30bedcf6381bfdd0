import { type GreyPicture, toGrey, toSharp } from './grey-picture.ts';

/** Brightness by which a pixel of paper differs from those around it. Pictures in good light have 1 to 2. */
const GRAINY = 2.1;

/** Brighter is paper, once the light is even; pure white is what was left away. */
const PAPER = { from: 200, below: 255 } as const;

/** The side of the square whose middle brightness each pixel takes. */
export const GRAIN_PX = 3;

/** Whether a picture was taken with too little light, so that its paper has grain. */
export async function isGrainy(picture: GreyPicture): Promise<boolean> {
  const smooth = await toGrey(toSharp(picture).median(GRAIN_PX));
  let count = 0;
  let sum = 0;
  smooth.pixels.forEach((pixel, at) => {
    if (pixel < PAPER.from || pixel >= PAPER.below) return;
    count += 1;
    sum += Math.abs(pixel - (picture.pixels[at] ?? 0));
  });
  return count > 0 && sum / count > GRAINY;
}
