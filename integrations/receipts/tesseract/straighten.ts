import { estimateSkew, type Skew } from './estimate-skew.ts';
import { estimateTextHeight } from './estimate-text-height.ts';
import { type GreyPicture, toGrey, toSharp } from './grey-picture.ts';
import { findInk, type Ink, rowProfile } from './ink.ts';
import type { Straightening, Turn } from './map-region.ts';

/** Tesseract reads lines of about this height best; measured on bills (ADR 29). */
const TEXT_HEIGHT_PX = 26;
const LEAST_SCALE = 0.3;
const MOST_SCALE = 4;
/** A picture of more pixels is not made, however small its text is. */
const MOST_PIXELS = 16_000_000;

/** The angle is found in a picture of this size; more would only take longer. */
const SKEW_PX = 900;

/** The side of the square whose middle brightness each pixel takes. */
const GRAIN_PX = 3;

/** Turning by less changes no word. */
const LEVEL_DEGREES = 0.15;

/** How the lines of a picture lie in one of its turns. */
export type Lie = Skew & { turn: Turn };

/**
 * How the lines lie when the picture, whose paper is white, is turned by each quarter: the likelier turns first. Rows
 * of text part more clearly than columns of letters; which side is up, the rows do not say.
 */
export async function likelyLies(picture: GreyPicture): Promise<[Lie, ...Lie[]]> {
  const size = { width: SKEW_PX, height: SKEW_PX } as const;
  const small = await toGrey(toSharp(picture).resize({ ...size, fit: 'inside', withoutEnlargement: true }));
  const upright = estimateSkew(findInk(small));
  const sideways = estimateSkew(findInk(await toGrey(toSharp(small).rotate(90))));
  const level: [Lie, Lie] = [
    { ...upright, turn: 0 },
    { ...upright, turn: 180 },
  ];
  const onEdge: [Lie, Lie] = [
    { ...sideways, turn: 90 },
    { ...sideways, turn: 270 },
  ];
  return upright.sharpness >= sideways.sharpness ? [...level, ...onEdge] : [...onEdge, ...level];
}

/** The picture as PNG with level lines and text of the height that is read best, and how it came to be. */
export async function straighten(args: {
  picture: GreyPicture;
  lie: Lie;
}): Promise<{ png: Buffer; straightening: Straightening }> {
  const { picture, lie } = args;
  const { turn } = lie;
  const degrees = Math.abs(lie.degrees) < LEVEL_DEGREES ? 0 : lie.degrees;
  const turned = await toGrey(toSharp(picture).rotate(turn));
  const ink = findInk(turned);
  const scale = scaleFor({ picture: turned, ink, degrees });
  const scaled = await toGrey(toSharp(turned).resize({ width: Math.round(turned.width * scale) }));
  const straight = await toGrey(toSharp(scaled).rotate(degrees, { background: '#fff' }));
  // Grain and all that is brighter than ink would be taken for dots and cost time.
  const clear = toSharp(straight)
    .median(GRAIN_PX)
    .linear(255 / ink.limit);
  const png = await clear.toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer();
  return { png, straightening: { turn, degrees, scaled: sizeOf(scaled), straightened: sizeOf(straight) } };
}

const sizeOf = ({ width, height }: GreyPicture) => ({ width, height });

function scaleFor({ picture, ink, degrees }: { picture: GreyPicture; ink: Ink; degrees: number }): number {
  const textHeight = estimateTextHeight(rowProfile({ ink, degrees })) ?? TEXT_HEIGHT_PX;
  const most = Math.min(MOST_SCALE, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  return Math.min(most, Math.max(LEAST_SCALE, TEXT_HEIGHT_PX / textHeight));
}
