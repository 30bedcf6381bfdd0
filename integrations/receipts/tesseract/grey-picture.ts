import sharp, { type Sharp } from 'sharp';
import type { Box } from './group-words.ts';

/** Brightness of each pixel, row by row: 0 is black, 255 is white. */
export type GreyPicture = { pixels: Uint8Array; width: number; height: number };

/** The picture as libvips works with it. */
export function toSharp({ pixels, width, height }: GreyPicture): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

/** What libvips made of a picture, in grey. */
export async function toGrey(picture: Sharp): Promise<GreyPicture> {
  const { data, info } = await picture
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** The part of a picture that a box within it holds. */
export function cutOut({ picture, box }: { picture: GreyPicture; box: Box }): GreyPicture {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (box.top + row) * picture.width + box.left;
    pixels.set(picture.pixels.subarray(start, start + width), row * width);
  }
  return { pixels, width, height };
}
