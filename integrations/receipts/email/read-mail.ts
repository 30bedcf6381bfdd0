import PostalMime from 'postal-mime';
import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { cleanLines } from '../clean-text.ts';
import { linesOfHtml } from './lines-of-html.ts';

/** A bill with its pictures embedded is smaller. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Of text, without pictures: a weekly shop is a twentieth of it. */
const MAX_HTML_LENGTH = 1_000_000;
const MAX_LINES = 2000;
const MAX_LINE_LENGTH = 300;

/** Forwarded once or twice, with signatures: still few. */
const LIMITS = { maxNestingDepth: 20, maxRfc822NestingDepth: 3, maxHeadersSize: 256 * 1024 } as const;

/**
 * The lines of an e-mail as its reader sees them: of its HTML where it has any, for that has the columns, and of its
 * plain text otherwise. Whatever its encoding, its charset and however it was forwarded.
 *
 * `unreadable` where there is no text in it, or where it is built as no e-mail of a shop is. Attachments are not
 * looked at, text files neither: a picture of a bill is sent as a picture.
 */
export async function readMail({
  bytes,
}: {
  bytes: Uint8Array;
}): Promise<{ status: 'read'; lines: TextLine[] } | { status: 'unreadable' }> {
  if (bytes.length > MAX_BYTES) return { status: 'unreadable' };
  const mail = await PostalMime.parse(bytes, LIMITS).catch(() => undefined);
  if (!mail) return { status: 'unreadable' };
  const ofHtml = clean(linesOfHtml((mail.html ?? '').slice(0, MAX_HTML_LENGTH)) ?? []);
  const lines = ofHtml.length > 0 ? ofHtml : clean([(mail.text ?? '').slice(0, MAX_HTML_LENGTH)]);
  if (lines.length === 0) return { status: 'unreadable' };
  const texts = [...lines, ...dayOf(mail.date)];
  return { status: 'read', lines: texts.map((text) => ({ text, confidence: 1 })) };
}

/** Shops say in the header alone when it was: last, so that a date of the bill itself comes first. */
const dayOf = (date: string | undefined): string[] =>
  /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date ?? '')?.slice(0, 1) ?? [];

const clean = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => cleanLines({ text, maxLength: MAX_LINE_LENGTH })).slice(0, MAX_LINES);
