import { findText } from './find-text.ts';
import { cutOut, type GreyPicture } from './grey-picture.ts';
import type { Word } from './group-words.ts';
import { inkLimit } from './ink.ts';
import { type Evidence, evidenceOf, isReadable } from './reading-evidence.ts';
import { type Lie, likelyLies, straighten } from './straighten.ts';

/** Recognises the words of a PNG. */
export type Recognise = (png: Buffer) => Promise<Word[]>;

/** How a picture is to be turned, and how tall its letters are, in pixels. */
export type Upright = { lie: Lie; letterHeight: number };

/**
 * The turn in which a picture can be read, or is read best: the same pieces of it, where most letters are, are read in
 * each turn until one of them can be read. Undefined where nothing has the shape of a letter.
 */
export async function findUpright(args: {
  picture: GreyPicture;
  recognise: Recognise;
}): Promise<Upright | undefined> {
  const { picture, recognise } = args;
  const limit = inkLimit(picture.pixels);
  const text = findText({ picture, limit });
  if (!text) return undefined;
  const { letterHeight } = text;
  const lies = await likelyLies(picture);
  let best: { lie: Lie; evidence: Evidence } | undefined;
  for (const sample of text.samples) {
    for (const lie of lies) {
      const piece = cutOut({ picture, box: sample });
      const { png } = await straighten({ picture: piece, lie, letterHeight, limit });
      const evidence = evidenceOf(await recognise(png));
      if (!best || evidence.score > best.evidence.score) best = { lie, evidence };
      if (isReadable(evidence)) return { lie, letterHeight };
    }
  }
  return best && { lie: best.lie, letterHeight };
}
