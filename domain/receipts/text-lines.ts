import type { TextLine } from './text-line.ts';

/** No line of a bill is longer. */
const LONGEST_LINE = 300;

/** Lines that are text already. A tab parts columns, which two blanks do in a `TextLine`. */
export const linesOfText = (text: string): TextLine[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\f]/)
    .map((line) => line.replaceAll('\t', '  ').slice(0, LONGEST_LINE).trimEnd())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, confidence: 1 }));

/** The lines of an e-mail as its reader sees them, and who sent it; `unreadable` where it holds no text. */
export type ReadMail = (args: {
  bytes: Uint8Array;
}) => Promise<{ status: 'read'; lines: TextLine[]; sender?: string } | { status: 'unreadable' }>;
