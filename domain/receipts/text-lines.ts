import type { TextLine } from './text-line.ts';

/** Lines that are text already. A tab parts columns, which two blanks do in a `TextLine`. */
export const linesOfText = (text: string): TextLine[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\f]/)
    .map((line) => line.replaceAll('\t', '  ').trimEnd())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, confidence: 1 }));

/** The lines of an e-mail as its reader sees them; `unreadable` where it holds no text. */
export type ReadMail = (args: {
  bytes: Uint8Array;
}) => Promise<{ status: 'read'; lines: TextLine[] } | { status: 'unreadable' }>;
