import sharp, { type Sharp } from 'sharp';

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
