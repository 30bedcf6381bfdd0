import { z } from 'zod';

const fraction = z.number().min(0).max(1);

/** A rectangle of a picture, as fractions of its width and height: the same in every size of it. */
export const PictureRegion = z
  .object({ left: fraction, top: fraction, width: fraction, height: fraction })
  .meta({
    id: 'PictureRegion',
    description: 'A rectangle of the picture, as fractions of its width and height',
  });
export type PictureRegion = z.infer<typeof PictureRegion>;

/** A line of a bill as it was read, from left to right. Columns that stand apart are parted by two blanks or more. */
export const TextLine = z.object({
  text: z.string(),
  /** How sure the reader is, 0 to 1; text that nobody had to read is 1. */
  confidence: fraction,
  region: PictureRegion.optional(),
});
export type TextLine = z.infer<typeof TextLine>;
