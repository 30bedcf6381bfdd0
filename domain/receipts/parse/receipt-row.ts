import type { TextLine } from '../text-line.ts';
import { type CountLine, mayBeSum, readCountAtEnd, readCountBefore, readCountLine } from './read-counted.ts';
import { type Price, readPointless, readPriceAtEnd } from './read-price.ts';
import { isColumnHeader, roleOf, type WordRole } from './receipt-words.ts';

/**
 * What a line of a bill is. `named`: words and a price, an article unless something around it says otherwise; `text`:
 * words alone; `price`: a price alone; `count`: how much of the article beside it.
 */
export type Row = { line: TextLine; label: string } & (
  | { kind: 'count'; count: CountLine }
  | { kind: 'word'; role: WordRole; price?: Price }
  | { kind: 'named'; price: Price }
  | { kind: 'text' }
  | { kind: 'price'; price: Price }
  | { kind: 'header' }
  | { kind: 'empty' }
);

/** Longer lines are cut: no printer writes them, and an e-mail's are prose. */
const LONGEST_LINE = 200;

/** A time, a date, a telephone number: figures that are no price. */
const IS_NO_PRICE = /\d{1,2}[:h]\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\(\d{3}\)|\d{5,}[-/ ]\d{3,}|%\s*$/;

const IS_DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\p{L}{3} \d{1,2}, \d{4}|\d \p{L}{3,9}\.? \d{4}/u;

/** Tells what each line is, and brings together what a bent paper tore apart. */
export const readRows = (lines: readonly TextLine[]): Row[] =>
  joinPrices(withLostPoints(lines.map(readRow)).filter(isOfUse));

/** A line that is drawn across the paper: what follows is another part of the bill. */
const DRAWN = /[-=_~.]{6}/;

/** Whether a row parts others. */
export const isDrawn = ({ kind, line }: Row): boolean => kind === 'empty' && DRAWN.test(line.text);

const isOfUse = (row: Row): boolean => row.kind !== 'empty' || isDrawn(row);

function readRow(given: TextLine): Row {
  const whole = given.text.slice(0, LONGEST_LINE).replace(/\t/g, '  ').trim();
  const text = given.confidence < 1 ? withoutEdges(whole) : whole;
  const line = { ...given, text };
  if (!/[\p{L}\p{N}]/u.test(text)) return { line, label: '', kind: 'empty' };
  const count = readCountLine(text);
  if (count !== undefined) return { line, label: '', kind: 'count', count };
  const priced = IS_NO_PRICE.test(text) ? undefined : readPriceAtEnd(text);
  const label = cleanLabel(priced?.before ?? text);
  if (priced === undefined && isColumnHeader(text)) return { line, label, kind: 'header' };
  return rowOf({ line, label, price: priced?.price });
}

function rowOf({ line, label, price }: { line: TextLine; label: string; price: Price | undefined }): Row {
  const role = roleOf(label);
  if (role !== undefined) return { line, label, kind: 'word', role, ...(price && { price }) };
  const hasName = (label.match(/\p{L}/gu) ?? []).length >= 2;
  if (price !== undefined)
    return hasName ? { line, label, kind: 'named', price } : { line, label, kind: 'price', price };
  return hasName ? { line, label, kind: 'text' } : { line, label, kind: 'empty' };
}

/** Prices whose point was lost, `219 A`, are believed on a bill that has others, and in a column of their own. */
function withLostPoints(rows: readonly Row[]): Row[] {
  const prices = rows.filter((row) => 'price' in row && row.price !== undefined).length;
  if (prices < 2) return [...rows];
  return rows.map((row) => {
    if (row.kind !== 'text' && row.kind !== 'empty' && (row.kind !== 'word' || row.price !== undefined))
      return row;
    const priced = IS_DATE.test(row.line.text) ? undefined : readPointless(row.line.text);
    if (priced === undefined || (row.kind === 'word' && row.role === 'info')) return row;
    return rowOf({ line: row.line, label: cleanLabel(priced.before), price: priced.price });
  });
}

/** Without the edges of the paper, and what lies beside it, which are read as strokes and single letters. */
function withoutEdges(text: string): string {
  let bare = text;
  for (let times = 0; times < 4; times += 1) {
    bare = bare
      .replace(
        /^(?:[^\p{L}\p{N}\s€$£₹-]{1,4}|-(?!\s?\d)|(?:\p{L}{1,2}[)\]]?)(?=\s{2})|[\p{L}\p{N}](?=\s?\|))\s{0,9}/u,
        '',
      )
      .replace(/(?:\s{0,9}[|_[\](){}\\]{1,4}|\s{2,9}[^\s\d-]|\s{1,9}[^\s\d\p{L}\p{Sc}%)-])$/u, '')
      .trim();
  }
  return bare;
}

/** Without what stands before and behind a name: codes, dots that lead to the price, edges of the paper. */
const cleanLabel = (text: string): string =>
  text
    .replace(/^(?:[^\p{L}\p{N}<]{1,6}|\d{4,14}\s)\s{0,8}/u, '')
    .replace(/[\s.:;,_=~|*#·…-]{1,60}$/u, '')
    .trim();

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
    readCountBefore({ text: row.line.text, sumCents: cents, hasColumns: false });
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
