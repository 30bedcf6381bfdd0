import sharp from 'sharp';
import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { evenLight } from './even-light.ts';
import { type GreyPicture, toGrey } from './grey-picture.ts';
import type { Word } from './group-words.ts';
import type { Straightening } from './map-region.ts';
import { type Lie, likelyLies, straighten } from './straighten.ts';
import { writeLines } from './write-lines.ts';

/** Larger sides are read no better. */
const MOST_SIDE_PX = 4000;

/** A sample that is the right side up has more letters than this, and most of them are read surely. */
const UPRIGHT = { letters: 30, part: 0.75 } as const;

/** Sure words are read with this confidence. */
const SURE = 0.7;

/** Ten lines or so. */
const SAMPLE_PX = 420;

/** Recognises the words of a PNG. */
export type Recognise = (png: Buffer) => Promise<Word[]>;

/** A picture that was straightened one way. */
type Page = { png: Buffer; straightening: Straightening };

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
  const { png, straightening } = await findUpright({ picture: await evenLight(given), recognise });
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

/** The turn of the picture in which a sample of it can be read, or is read best. */
async function findUpright(args: { picture: GreyPicture; recognise: Recognise }): Promise<Page> {
  const { picture, recognise } = args;
  const [likeliest, ...others] = await likelyLies(picture);
  let best = await sampleLie({ picture, lie: likeliest, recognise });
  for (const lie of others) {
    if (best.sure >= UPRIGHT.letters && best.sure >= best.letters * UPRIGHT.part) break;
    const next = await sampleLie({ picture, lie, recognise });
    if (next.sure > best.sure) best = next;
  }
  return best;
}

/** `letters` of the sample, and those of its `sure` words: upside down, there are some, but few. */
type Sample = Page & { letters: number; sure: number };

async function sampleLie(args: { picture: GreyPicture; lie: Lie; recognise: Recognise }): Promise<Sample> {
  const page = await straighten(args);
  const { width, height } = page.straightening.straightened;
  const top = Math.max(0, Math.round((height - SAMPLE_PX) / 2));
  const sample = sharp(page.png).extract({ left: 0, top, width, height: Math.min(height, SAMPLE_PX) });
  const words = await args.recognise(await sample.png({ compressionLevel: 1 }).toBuffer());
  const sure = words.filter(({ confidence }) => confidence >= SURE);
  return { ...page, letters: lettersOf(words), sure: lettersOf(sure) };
}

const lettersOf = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0);
