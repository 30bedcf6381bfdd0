import sharp from 'sharp';
import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { evenLight } from './even-light.ts';
import { findUpright, type Recognise } from './find-upright.ts';
import { type GreyPicture, toGrey } from './grey-picture.ts';
import { inkLimit } from './ink.ts';
import { straighten } from './straighten.ts';
import { writeLines } from './write-lines.ts';

/** Larger sides are read no better. */
const MOST_SIDE_PX = 4000;

/** What comes of a reading; `unreadable`: the bytes are no picture. */
export type PictureReading = { status: 'read'; lines: TextLine[] } | { status: 'unreadable' };

/**
 * The lines of a picture, which may be dark, creased, at an angle and any side up. Throws what `recognise` throws.
 */
export async function readPicture(args: {
  bytes: Uint8Array;
  recognise: Recognise;
}): Promise<PictureReading> {
  const { bytes, recognise } = args;
  const given = await decode(bytes);
  if (!given) return { status: 'unreadable' };
  const picture = await evenLight(given);
  const upright = await findUpright({ picture, recognise });
  if (!upright) return { status: 'read', lines: [] };
  const { png, straightening } = await straighten({ picture, ...upright, limit: inkLimit(picture.pixels) });
  const words = await recognise(png);
  return { status: 'read', lines: writeLines({ words, straightening }) };
}

async function decode(bytes: Uint8Array): Promise<GreyPicture | undefined> {
  try {
    const size = { width: MOST_SIDE_PX, height: MOST_SIDE_PX } as const;
    const picture = sharp(bytes).flatten({ background: '#fff' });
    return await toGrey(picture.resize({ ...size, fit: 'inside', withoutEnlargement: true }));
  } catch {
    return undefined;
  }
}
