/**
 * Breaks `text` between words into lines of at most `width` columns, the first behind `first`, the others behind
 * `rest`. A word longer than a line is cut.
 */
export function wrapText({
  text,
  width,
  first,
  rest,
}: {
  text: string;
  width: number;
  first: string;
  rest: string;
}): string[] {
  const room = width - Math.max(first.length, rest.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => cut(part, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((content, index) => `${index === 0 ? first : rest}${content}`);
}

const cut = (word: string, room: number): string[] =>
  word.length <= room ? [word] : [word.slice(0, room), ...cut(word.slice(room), room)];
