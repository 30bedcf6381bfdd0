import { estimateSkew, type Skew } from './estimate-skew.ts';
import { type GreyPicture, toGrey, toSharp } from './grey-picture.ts';
import { findInk } from './ink.ts';
import type { Straightening, Turn } from './map-region.ts';

/** Tesseract reads letters of about this height best; measured on receipts (ADR 29). */
const LETTER_HEIGHT_PX = 26;
const LEAST_SCALE = 0.3;
const MOST_SCALE = 4;
/** A picture of more pixels is not made, however small its text is. */
const MOST_PIXELS = 9_000_000;

/** The angle is found in a picture of this size; more would only take longer. */
const SKEW_PX = 900;

/** The side of the square whose middle brightness each pixel takes. */
const GRAIN_PX = 3;

/** Turning by less changes no word. */
const LEVEL_DEGREES = 0.15;

/** How the lines of a picture lie in one of its turns. */
export type Lie = Skew & { turn: Turn };

/**
 * How the lines lie when the picture, whose paper is white, is turned by each quarter, in the order to try them: as it
 * is first, because cameras and people turn most pictures upright; then the turn about which rows part more clearly.
 * Rows alone do not decide: barcodes, and print of the other side that shines through, are clearer across the lines.
 */
export async function likelyLies(picture: GreyPicture): Promise<[Lie, ...Lie[]]> {
  const size = { width: SKEW_PX, height: SKEW_PX } as const;
  const small = await toGrey(toSharp(picture).resize({ ...size, fit: 'inside', withoutEnlargement: true }));
  const upright = estimateSkew(findInk(small));
  const sideways = estimateSkew(findInk(await toGrey(toSharp(small).rotate(90))));
  const [first, upsideDown]: [Lie, Lie] = [
    { ...upright, turn: 0 },
    { ...upright, turn: 180 },
  ];
  const onEdge: Lie[] = [
    { ...sideways, turn: 90 },
    { ...sideways, turn: 270 },
  ];
  const isLevel = upright.sharpness >= sideways.sharpness;
  return isLevel ? [first, upsideDown, ...onEdge] : [first, ...onEdge, upsideDown];
}

/** The picture as PNG with level lines and letters of the height that is read best, and how it came to be. */
export async function straighten(args: {
  picture: GreyPicture;
  lie: Lie;
  /** In pixels of the picture. */
  letterHeight: number;
  /** What is darker is ink. */
  limit: number;
}): Promise<{ png: Buffer; straightening: Straightening }> {
  const { picture, lie, letterHeight, limit } = args;
  const { turn } = lie;
  const degrees = Math.abs(lie.degrees) < LEVEL_DEGREES ? 0 : lie.degrees;
  const turned = await toGrey(toSharp(picture).rotate(turn));
  const scale = scaleFor({ picture: turned, letterHeight });
  const scaled = await toGrey(toSharp(turned).resize({ width: Math.round(turned.width * scale) }));
  const straight = await toGrey(toSharp(scaled).rotate(degrees, { background: '#fff' }));
  // Grain and all that is brighter than ink would be taken for dots and cost time.
  const clear = toSharp(straight)
    .median(GRAIN_PX)
    .linear(255 / limit);
  const png = await clear.toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer();
  return { png, straightening: { turn, degrees, scaled: sizeOf(scaled), straightened: sizeOf(straight) } };
}

const sizeOf = ({ width, height }: GreyPicture) => ({ width, height });

function scaleFor({ picture, letterHeight }: { picture: GreyPicture; letterHeight: number }): number {
  const most = Math.min(MOST_SCALE, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  return Math.min(most, Math.max(LEAST_SCALE, LETTER_HEIGHT_PX / letterHeight));
}
