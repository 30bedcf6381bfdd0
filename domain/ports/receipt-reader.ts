import type { TextLine } from '../receipts/text-line.ts';

/** A picture that was decoded and written anew by us: upright, without metadata, of a bounded size. */
export type PreparedPicture = { bytes: Uint8Array; mediaType: 'image/png' | 'image/jpeg' | 'image/webp' };

/** Reads the text of a picture. */
export type ReceiptReader = {
  /** Recorded with what was read: `tesseract 7.0.0`, or the model's name. */
  name: string;
  /**
   * The lines of the picture from top to bottom; none when there is no text in it.
   *
   * @throws ReadingFailed; the abort reason of `signal`.
   */
  read(args: { picture: PreparedPicture; signal: AbortSignal }): Promise<TextLine[]>;
};

/** One thing that is seen in a photo, as a guess for somebody to look at. */
export type SpottedItem = {
  name: string;
  quantity?: number;
  unit?: string;
  /** 0 to 1. */
  confidence: number;
};

/** Finds food in a photo. There is none where no model is configured. */
export type ItemSpotter = {
  name: string;
  /** @throws ReadingFailed; the abort reason of `signal`. */
  spot(args: { picture: PreparedPicture; signal: AbortSignal }): Promise<SpottedItem[]>;
};

/** A picture could not be read now, or never. The message holds nothing of the picture and no secret. */
export class ReadingFailed extends Error {
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;
  constructor(
    message: string,
    { isRetryable, retryAfterMs }: { isRetryable: boolean; retryAfterMs?: number },
  ) {
    super(message);
    this.name = 'ReadingFailed';
    this.isRetryable = isRetryable;
    this.retryAfterMs = retryAfterMs;
  }
}
