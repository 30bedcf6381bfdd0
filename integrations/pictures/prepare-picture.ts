import sharp, { type Sharp } from 'sharp';
import { MAX_PIXELS, type PictureFault, type PreparePicture } from '../../domain/receipts/upload.ts';

/**
 * A bill that fills a third of an eight-megapixel photo still has 20 pixels for each letter, below which readers begin
 * to guess. Bounded as an area and not only as a side: the screenshot of a long bill is ten times as high as it is wide.
 */
const MAX_OUTPUT_PIXELS = 8_000_000;
const MAX_OUTPUT_SIDE = 10_000;

/** A photo takes half a second. */
const TIMEOUT_S = 30;

/** Hard to see, and no loss for a reader. */
const JPEG_QUALITY = 88;

// libvips is told once for the whole process. No other format is decoded, whatever a file's bytes look like to it; one
// thread for each picture, as pictures are prepared beside each other; and no picture stays in its cache.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a picture in a thread of libuv and writes it anew as a JPEG in colour: upright by its EXIF, then without any
 * metadata, on white, at most 8 million pixels. Anything that stood beside the picture in its file is gone.
 *
 * Returns `unusable` for what no other try can change.
 */
export const preparePicture: PreparePicture = async ({ bytes }) => {
  try {
    const { autoOrient } = await decode(bytes).metadata();
    const written = await decode(bytes)
      .autoOrient()
      .resize({ ...outputSize(autoOrient), fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds: TIMEOUT_S })
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return { status: 'prepared', picture: { bytes: new Uint8Array(written), mediaType: 'image/jpeg' } };
  } catch (error) {
    return { status: 'unusable', code: faultOf(error) };
  }
};

/**
 * The decoder counts pixels again, where the header lied. Fails on what is cut short or broken, but not on the warnings
 * that the pictures of some phones give.
 */
const decode = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });

function outputSize({ width, height }: { width: number; height: number }) {
  const scale = Math.min(
    1,
    MAX_OUTPUT_SIDE / Math.max(width, height),
    Math.sqrt(MAX_OUTPUT_PIXELS / (width * height)),
  );
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

/** The library tells its faults apart by their sentences alone; what it cannot decode in time is no picture either. */
function faultOf(error: unknown): PictureFault {
  const isTooLarge = error instanceof Error && error.message.includes('exceeds pixel limit');
  return isTooLarge ? 'picture_too_large' : 'picture_unreadable';
}
