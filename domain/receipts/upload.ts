import type { PreparedPicture } from '../ports/receipt-reader.ts';
import type { ImportCode, ImportMediaType } from './grocery-import.ts';

/** Bytes that an upload may have, whatever it is; text and e-mail may have fewer. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/**
 * Pixels that a picture may have, by its header and again where it is decoded. The camera of a phone makes 12 million;
 * with more, a small file could ask for gigabytes of memory.
 */
export const MAX_PIXELS = 32_000_000;

/** Why an upload was not taken. */
export type UploadRefusal =
  | 'upload_empty'
  | 'upload_too_large'
  | 'upload_too_many_pixels'
  | 'upload_corrupt'
  | 'upload_unsupported';

/** The answer to an upload: what it is by its own bytes, or why it is not taken, in a sentence for its sender. */
export type UploadInspection =
  | { status: 'accepted'; mediaType: ImportMediaType }
  | { status: 'refused'; code: UploadRefusal; message: string };

/** Looks at an upload without decoding anything of it. */
export type InspectUpload = (args: { bytes: Uint8Array; declaredType: string }) => UploadInspection;

/** Why nothing can ever be done with a picture. */
export type PictureFault = Extract<ImportCode, 'picture_unreadable' | 'picture_too_large'>;

/** A picture that is ready to be read and shown, or why there is none. */
export type PictureOutcome =
  | { status: 'prepared'; picture: PreparedPicture }
  | { status: 'unusable'; code: PictureFault };

/** Decodes an uploaded picture and writes it anew: upright, without metadata, of a bounded size. */
export type PreparePicture = (args: { bytes: Uint8Array }) => Promise<PictureOutcome>;
