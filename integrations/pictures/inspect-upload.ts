import {
  type InspectUpload,
  MAX_PIXELS,
  MAX_UPLOAD_BYTES,
  type UploadInspection,
  type UploadRefusal,
} from '../../domain/receipts/upload.ts';
import { pictureSize } from './picture-size.ts';

/** Some thousand lines. */
const MAX_TEXT_BYTES = 128 * 1024;

/** A shop's e-mail with its logos. */
const MAX_MAIL_BYTES = 5 * 1024 * 1024;

/** The header of an e-mail has to be found within these bytes. */
const MAIL_HEADER_BYTES = 64 * 1024;

const SEND_INSTEAD = 'Send the receipt as a picture, as a PDF, as plain text or as an e-mail.';

type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** What can be read, by the first bytes in Latin-1. */
const PICTURES: readonly { mediaType: PictureType; isIt: (head: string) => boolean }[] = [
  { mediaType: 'image/jpeg', isIt: (head) => head.startsWith('\xff\xd8\xff') },
  { mediaType: 'image/png', isIt: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { mediaType: 'image/webp', isIt: (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8) },
];

const startsWithAny = (starts: readonly string[]) => (head: string) =>
  starts.some((start) => head.startsWith(start));
const brand = (pattern: RegExp) => (head: string) =>
  head.startsWith('ftyp', 4) && pattern.test(head.slice(8, 12));

/** What people send and what is not read, by the first bytes in Latin-1. */
const NOT_READ: readonly { isIt: (head: string) => boolean; message: string }[] = [
  { isIt: brand(/^(?:hei|hev|mif|msf)/), message: 'HEIC pictures cannot be read. Send it as JPEG.' },
  { isIt: brand(/^avi/), message: 'AVIF pictures cannot be read. Send it as JPEG.' },
  { isIt: startsWithAny(['GIF8']), message: 'GIF pictures cannot be read. Send it as JPEG.' },
  { isIt: startsWithAny(['II*\0', 'MM\0*']), message: 'TIFF pictures cannot be read. Send it as JPEG.' },
  {
    isIt: (head) => /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|\?xml)/i.test(head),
    message: 'Web pages and drawings cannot be read. Send a picture or the text of the bill.',
  },
  {
    isIt: startsWithAny(['PK\x03\x04', '\x1f\x8b', '7z\xbc\xaf', 'Rar!']),
    message: `Archives cannot be read. ${SEND_INSTEAD}`,
  },
];

/** Programs find the start of a PDF anywhere in its first kilobyte. */
const isPdf = (head: string) => head.includes('%PDF-');

/**
 * What an upload is, by its own bytes: nothing of it is decoded, and the name and type that its sender gave it count
 * only between plain text and e-mail, which have no signature.
 *
 * A picture with more behind its end is taken: phones put a film there, and whatever else it may be goes no further,
 * because only the picture that we write anew is read and shown.
 */
export const inspectUpload: InspectUpload = ({ bytes, declaredType }) => {
  if (bytes.length === 0) return refused('upload_empty', 'The upload is empty.');
  if (bytes.length > MAX_UPLOAD_BYTES) return tooLarge('The upload', MAX_UPLOAD_BYTES);
  const head = latin1(bytes.subarray(0, 1024));
  const picture = PICTURES.find(({ isIt }) => isIt(head));
  if (picture) return inspectPicture({ bytes, mediaType: picture.mediaType });

  const [essence = ''] = declaredType.toLowerCase().split(';');
  if (essence.trim() === 'message/rfc822') return inspectMail(bytes);
  if (isPdf(head)) return { status: 'accepted', mediaType: 'application/pdf' };
  const known = NOT_READ.find(({ isIt }) => isIt(head));
  if (known) return refused('upload_unsupported', known.message);
  if (essence.trim() === 'text/plain') return inspectText(bytes);
  return refused('upload_unsupported', `This kind of file cannot be read. ${SEND_INSTEAD}`);
};

function inspectPicture({
  bytes,
  mediaType,
}: {
  bytes: Uint8Array;
  mediaType: PictureType;
}): UploadInspection {
  const size = pictureSize({ bytes, mediaType });
  if (!size) return refused('upload_corrupt', 'The picture is damaged. Take it again.');
  if (size.width * size.height > MAX_PIXELS) {
    return refused(
      'upload_too_many_pixels',
      `The picture has more than ${MAX_PIXELS / 1_000_000} million pixels. Send a smaller one.`,
    );
  }
  return { status: 'accepted', mediaType };
}

/** What no line of text holds: control characters other than tab, line ends and form feed. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r\f]/u;

function inspectText(bytes: Uint8Array): UploadInspection {
  if (bytes.length > MAX_TEXT_BYTES) return tooLarge('The text', MAX_TEXT_BYTES);
  const text = utf8(bytes);
  if (text === undefined || CONTROL_CHARACTERS.test(text)) {
    return refused('upload_unsupported', `This is not plain text in UTF-8. ${SEND_INSTEAD}`);
  }
  if (text.trim() === '') return refused('upload_empty', 'The text is empty.');
  return { status: 'accepted', mediaType: 'text/plain' };
}

/** RFC 5322, 3.6: every message has a From. Its parts may be in any encoding, but none has a zero byte. */
function inspectMail(bytes: Uint8Array): UploadInspection {
  if (bytes.length > MAX_MAIL_BYTES) return tooLarge('The e-mail', MAX_MAIL_BYTES);
  const [header = ''] = latin1(bytes.subarray(0, MAIL_HEADER_BYTES)).split(/\r?\n\r?\n/, 1);
  if (bytes.includes(0) || !/^[!-9;-~]+:/.test(header) || !/^from:/im.test(header)) {
    return refused('upload_unsupported', `This is not an e-mail with its header. ${SEND_INSTEAD}`);
  }
  return { status: 'accepted', mediaType: 'message/rfc822' };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const tooLarge = (what: string, limit: number) =>
  refused('upload_too_large', `${what} is larger than ${Math.floor(limit / 1024)} KB.`);

const refused = (code: UploadRefusal, message: string) => ({ status: 'refused', code, message }) as const;
