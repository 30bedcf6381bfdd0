import type { Row } from './row.ts';

/** The rows as a printer of one width writes them, without a picture: cells that meet are parted by two blanks. */
export function printText(rows: readonly Row[], width: number): string[] {
  return rows.map(({ cells }) =>
    cells
      .reduce((line, { text, at, align }) => {
        const edge = Math.round(at * width);
        const from = { left: edge, right: edge - text.length, center: edge - text.length / 2 }[align];
        const gap = line === '' ? from : Math.max(2, from - line.length);
        return line + ' '.repeat(Math.max(0, Math.round(gap))) + text;
      }, '')
      .trimEnd(),
  );
}
