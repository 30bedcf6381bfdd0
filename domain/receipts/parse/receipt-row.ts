import type { TextLine } from '../text-line.ts';
import { withoutNotes } from './order-notes.ts';
import { mayBeSum, readCountAtEnd, readCountBefore } from './read-counted.ts';
import { readPointless } from './read-price.ts';
import { isRead, type Row, readRow, rowOf } from './read-row.ts';
import { hasWholeMoney } from './whole-money.ts';

const IS_DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\p{L}{3} \d{1,2}, \d{4}|\d \p{L}{3,9}\.? \d{4}/u;
/** `ALDAN, PA  19018`. */
const IS_POSTCODE = /,?\s\p{Lu}{2}\s{1,3}\d{5}(?:-\d{4})?$/u;

/** Tells what each line is, and brings together what a bent paper tore apart. */
export function readRows(lines: readonly TextLine[]): Row[] {
  const isWhole = hasWholeMoney(lines.map(({ text }) => text.slice(0, 120)));
  return joinPrices(
    withoutNotes(withLostPoints(lines.map((line) => readRow({ line, isWhole }))).filter(isOfUse)),
  );
}

/** A line that is drawn across the paper: what follows is another part of the bill. */
const DRAWN = /[-=_~.]{6}/;

/** Whether a row parts others. */
export const isDrawn = ({ kind, line }: Row): boolean => kind === 'empty' && DRAWN.test(line.text);

const isOfUse = (row: Row): boolean => row.kind !== 'empty' || isDrawn(row);

/** Prices whose point was lost, `219 A`, are believed on a picture of a bill that has others, and in a column of their own. */
function withLostPoints(rows: readonly Row[]): Row[] {
  const prices = rows.filter((row) => 'price' in row && row.price !== undefined).length;
  if (prices < 2) return [...rows];
  return rows.map((row) => {
    if (row.kind !== 'text' && row.kind !== 'empty' && (row.kind !== 'word' || row.price !== undefined))
      return row;
    const isOther = IS_DATE.test(row.line.text) || IS_POSTCODE.test(row.line.text);
    const priced = isOther || !isRead(row.line) ? undefined : readPointless(row.line.text);
    if (priced === undefined || (row.kind === 'word' && row.role === 'info')) return row;
    return rowOf({ line: row.line, text: priced.before, price: priced.price });
  });
}

/** A price that stands alone belongs to the line before it or to the next: to the one that waits for it. */
function joinPrices(rows: readonly Row[]): Row[] {
  const areAbove = arePricesAbove(rows);
  const joined: Row[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) continue;
    const [before, next] = [joined.at(-1), rows[at + 1]];
    const isNexts = row.kind === 'price' && next !== undefined && isWaiting(next);
    if (row.kind !== 'price') {
      joined.push(row);
    } else if (before !== undefined && mayTake(before, row.price.cents) && !(areAbove && isNexts)) {
      joined[joined.length - 1] = withPrice(before, row);
    } else if (isNexts) {
      joined.push(withPrice(next, row));
      at += 1;
    } else {
      joined.push(row);
    }
  }
  return joined;
}

/** Whether the paper leans so that prices come above what they are of: as where only the next line waits for one. */
function arePricesAbove(rows: readonly Row[]): boolean {
  const votes = rows.map((row, at) => {
    if (row.kind !== 'price') return 0;
    const [before, next] = [rows[at - 1], rows[at + 1]];
    const isBefores = before !== undefined && mayTake(before, row.price.cents);
    return Number(next !== undefined && isWaiting(next)) - Number(isBefores);
  });
  return votes.reduce<number>((sum, vote) => sum + vote, 0) > 0;
}

const isWaiting = (row: Row): boolean =>
  row.kind === 'text' ||
  (row.kind === 'word' && row.price === undefined && row.role !== 'info' && row.role !== 'heading');

function mayTake(row: Row, cents: number): boolean {
  if (isWaiting(row)) return true;
  if (row.kind === 'count') return row.count.sum === undefined && mayBeSum(row.count.counted, cents);
  if (row.kind !== 'named') return false;
  // What was taken for its sum is the price of one: a count stands before it.
  const counted =
    readCountAtEnd(row.label, row.price.cents) ??
    readCountBefore({ text: row.line.text, sumCents: cents, hasColumns: false, isRead: isRead(row.line) });
  return counted !== undefined && mayBeSum(counted.counted, cents);
}

function withPrice(row: Row, { label: between, price }: Extract<Row, { kind: 'price' }>): Row {
  const { line } = row;
  if (row.kind === 'word') return { ...row, price };
  if (row.kind === 'count') return { ...row, count: { ...row.count, sum: price } };
  const columns = /^[\d.,\s]+$/.test(between) ? `  ${between}` : '';
  const label = row.kind === 'named' ? line.text : `${row.label}${columns}`;
  return { line, label, kind: 'named', price };
}
