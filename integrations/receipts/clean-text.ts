/** Line ends, and what else ends a line in some scripts. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Control characters, marks that change the direction of text, invisible characters, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * One line of text that a stranger wrote, for people to read: nothing invisible is in it, tabs part columns as blanks
 * do, and it is cut to `maxLength` characters.
 */
export function cleanText({ text, maxLength }: { text: string; maxLength: number }): string {
  const visible = text
    .replaceAll('\t', '  ')
    .replace(new RegExp(LINE_ENDS, 'gu'), ' ')
    .replace(INVISIBLE, '');
  return [...visible.trim()].slice(0, maxLength).join('').trimEnd();
}

/** The lines of a text that a stranger wrote, each as `cleanText` makes it; empty ones are left out. */
export function cleanLines({ text, maxLength }: { text: string; maxLength: number }): string[] {
  return text.split(LINE_ENDS).flatMap((line) => cleanText({ text: line, maxLength }) || []);
}
