/** What a terminal shows without breaking lines. */
const MAX_WIDTH = 100;
const GAP = '  ';

/** A column: its title, and what it shows of a row. Numbers stand on the right. */
export type Column<Row> = { title: string; show: (row: Row) => string | number };

/** Rows as aligned text of at most 100 columns; the last column is cut where it would be wider. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ show }) => show(row)));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((line) => String(line[index] ?? '').length)),
  );
  const line = (values: readonly (string | number)[], likeNumber: (index: number) => boolean): string =>
    values
      .map((value, index) => {
        const width = widths[index] ?? 0;
        return likeNumber(index) ? String(value).padStart(width) : String(value).padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  const isNumber = (index: number) => typeof cells[0]?.[index] === 'number';
  const titles = columns.map(({ title }) => title);
  return [line(titles, isNumber), ...cells.map((values) => line(values, isNumber))].map(cut).join('\n');
}

const cut = (line: string): string => (line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line);
