import PostalMime, { type Email } from 'postal-mime';
import type { ReadMail } from '../../../domain/receipts/text-lines.ts';
import { cleanLines, cleanText } from '../clean-text.ts';
import { forwardedIn } from './forwarded-lines.ts';
import { linesOfHtml } from './lines-of-html.ts';
import { dayOfHeader, senderName, senderOf } from './mail-head.ts';

/** A bill with its pictures embedded is smaller. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Of text, without pictures: a weekly shop is a twentieth of it. */
const MAX_HTML_LENGTH = 1_000_000;
const MAX_LINES = 2000;
const MAX_LINE_LENGTH = 300;
const LONGEST_SENDER = 80;

/** Forwarded once or twice, with signatures: still few. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 } as const;
const MOST_FORWARDS = 3;

/**
 * The lines of an e-mail as its reader sees them: of its HTML where it has any, for that has the columns, and of its
 * plain text otherwise. Whatever its encoding, its charset and however it was forwarded: what was forwarded has the
 * day and the sender that it came with, and what is written around it is left out.
 *
 * `unreadable` where there is no text in it, or where it is built as no e-mail of a shop is. Attachments are not
 * looked at, text files neither: a picture of a bill is sent as a picture.
 */
export const readMail: ReadMail = ({ bytes }) => readWithin({ bytes, forwards: 0 });

async function readWithin({
  bytes,
  forwards,
}: {
  bytes: Uint8Array;
  forwards: number;
}): ReturnType<ReadMail> {
  if (bytes.length > MAX_BYTES || forwards > MOST_FORWARDS) return { status: 'unreadable' };
  // Read inline, a forwarded e-mail loses its offset, and its head is written in this machine's language.
  const mail = await PostalMime.parse(bytes, { ...LIMITS, forceRfc822Attachments: true }).catch(
    () => undefined,
  );
  if (!mail) return { status: 'unreadable' };
  for (const { mimeType, content } of mail.attachments) {
    if (mimeType !== 'message/rfc822') continue;
    const inner = await readWithin({ bytes: bytesOf(content), forwards: forwards + 1 });
    if (inner.status === 'read') return inner;
  }
  const lines = linesOf(mail);
  return lines.length === 0 ? { status: 'unreadable' } : readAs({ lines, mail });
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

function linesOf({ html = '', text = '' }: Email): string[] {
  const ofHtml = clean(linesOfHtml(html.slice(0, MAX_HTML_LENGTH)) ?? []);
  return ofHtml.length > 0 ? ofHtml : clean([text.slice(0, MAX_HTML_LENGTH)]);
}

/** Shops say in the header alone when it was: last, so that a date of the receipt itself comes first. */
function readAs({ lines, mail }: { lines: string[]; mail: Email }): Awaited<ReturnType<ReadMail>> {
  const forwarded = forwardedIn(lines);
  const sentAt = mail.headers.find(({ key }) => key === 'date')?.value;
  const day = forwarded === undefined ? dayOfHeader(sentAt) : forwarded.date;
  const sender = forwarded === undefined ? senderName(mail.from ?? {}) : senderOf(forwarded.from);
  const texts = [...(forwarded?.lines ?? lines), ...(day === undefined ? [] : [day])];
  const shop = sender && cleanText({ text: sender, maxLength: LONGEST_SENDER });
  return {
    status: 'read',
    lines: texts.map((text) => ({ text, confidence: 1 })),
    ...(shop ? { sender: shop } : {}),
  };
}

const clean = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => cleanLines({ text, maxLength: MAX_LINE_LENGTH })).slice(0, MAX_LINES);
