import { type Counted, comesTo, type NameAndCount, sumOf, UNKNOWN_EACH } from './counted.ts';
import { type DraftItem, newItem } from './draft-item.ts';
import { readNameAndSize } from './name-and-size.ts';
import { type NamedCells, readCells } from './read-cells.ts';
import { readColumnsWithoutSum, readCountAtEnd, readCountBefore } from './read-counted.ts';
import type { Price } from './read-price.ts';
import { readPrintedCountBefore } from './read-printed-count.ts';
import { isRead, type Row } from './read-row.ts';
import { isDrawn } from './receipt-row.ts';
import { type Draft, isTakenBack, takeOff, undo } from './take-off.ts';

/** The articles of the rows before the end of a bill, each with its count, weight and discounts. */
export function draftItems({
  rows,
  hasColumns,
  arePricesEach,
  scaleUnit,
}: {
  rows: readonly Row[];
  hasColumns: boolean;
  /** The only price of a line is the price of one. */
  arePricesEach: boolean;
  scaleUnit: ScaleUnit;
}): Draft {
  const draft: Draft = { items: [], charges: [] };
  const countsAbove = areCountsAbove(rows);
  // Beneath a line that is drawn under the articles, all is the bill's.
  const drawnAt = rows.findIndex((row, at) => at > 0 && isDrawn(row));
  rows.forEach((row, at) => {
    if (row.kind === 'named')
      addNamed({ draft, row, hasColumns, arePricesEach, counted: countFor({ rows, at, countsAbove }) });
    else if (row.kind === 'price' && row.price.cents < 0 && !isRead(row.line))
      takeOff({ draft, text: row.line.text, label: row.label || row.line.text, cents: row.price.cents });
    else if (row.kind === 'text') {
      addUnpriced({ draft, row, hasColumns, following: rows.slice(at + 1, at + 3) });
    } else if (row.kind === 'word') addCharge({ draft, row, isOfBill: drawnAt > 0 && drawnAt < at });
  });
  // A count with decimals was weighed; a column of counts does not say in what.
  const inScaleUnit = (item: DraftItem): DraftItem =>
    item.amount?.unit === 'kg' && !UNIT_IN_TEXT.test(item.line.text)
      ? { ...item, amount: { ...item.amount, unit: scaleUnit } }
      : item;
  return { ...draft, items: hasColumns ? draft.items.map(inScaleUnit) : draft.items };
}

/** What scales of the country weigh in. */
export type ScaleUnit = 'kg' | 'lb';
const UNIT_IN_TEXT = /k[g69]/i;

/** Whether this bill prints counts above the article: as most of them come to the price that follows. */
function areCountsAbove(rows: readonly Row[]): boolean {
  let [above, below] = [0, 0];
  rows.forEach((row, at) => {
    if (row.kind !== 'count' || row.count.sum !== undefined) return;
    if (fits(row.count.counted, rows[at + 1])) above += 1;
    if (fits(row.count.counted, rows[at - 1])) below += 1;
  });
  return above > below;
}

const fits = (counted: Counted, row: Row | undefined): boolean =>
  row?.kind === 'named' && counted.eachCents > 0 && comesTo(counted, row.price.cents);

type At = { rows: readonly Row[]; at: number; countsAbove: boolean };

/** The count beside an article: on the side where this bill has them, unless it is proven on the other. */
function countFor({ rows, at, countsAbove }: At): Counted | undefined {
  const row = rows[at];
  const [usual, other] = countsAbove ? [rows[at - 1], rows[at + 1]] : [rows[at + 1], rows[at - 1]];
  const countOf = (beside: Row | undefined) =>
    beside?.kind === 'count' && beside.count.sum === undefined ? beside.count.counted : undefined;
  const [mine, theirs] = [countOf(usual), countOf(other)];
  if (mine !== undefined && fits(mine, row)) return mine;
  const owner = countsAbove ? rows[at + 2] : rows[at - 2];
  if (theirs !== undefined && fits(theirs, row) && !fits(theirs, owner)) return theirs;
  const neighbour = countsAbove ? rows[at - 2] : rows[at + 2];
  const isGuess = usual?.kind === 'count' && usual.count.isGuess;
  return mine !== undefined && !isGuess && !fits(mine, neighbour) ? mine : undefined;
}

function addNamed({
  draft,
  row: { line, label, price, code },
  hasColumns,
  arePricesEach,
  counted,
}: {
  draft: Draft;
  row: Extract<Row, { kind: 'named' }>;
  hasColumns: boolean;
  arePricesEach: boolean;
  counted: Counted | undefined;
}): void {
  if (price.cents < 0) {
    if (isTakenBack({ draft, label, cents: price.cents })) undo({ draft, label, cents: price.cents });
    else takeOff({ draft, text: line.text, label, cents: price.cents });
    return;
  }
  if (!isRead(line)) {
    const { name, counted: own } = readPrintedColumns({ label, sumCents: price.cents, hasColumns });
    const all = arePricesEach ? timesCount({ price, counted: own }) : price;
    draft.items.push(newItem({ line, label: name, price: all, counted: own ?? counted, code }));
    return;
  }
  const before = readCountBefore({ text: label, sumCents: price.cents, hasColumns, isRead: true });
  const withoutSum = hasColumns && before === undefined ? readCountAtEnd(label, price.cents) : undefined;
  if (withoutSum !== undefined) {
    draft.items.push(
      newItem({ line, label: withoutSum.name, price: productOf(withoutSum), counted: withoutSum.counted }),
    );
    return;
  }
  draft.items.push(
    newItem({ line, label: before?.name ?? label, price, counted: before?.counted ?? counted, code }),
  );
}

/** What stands in front of the sum of a line that nobody had to read. */
function readPrintedColumns(args: { label: string; sumCents: number; hasColumns: boolean }): NamedCells {
  const { label: text, sumCents } = args;
  const proven = () => readCountBefore({ text, sumCents, hasColumns: false, isRead: false });
  return readPrintedCountBefore(text) ?? proven() ?? readCells({ ...args, text }) ?? { name: text };
}

/** What all of them cost where a receipt prints the price of one only. */
const timesCount = ({ price, counted }: { price: Price; counted: Counted | undefined }): Price =>
  counted?.eachCents === UNKNOWN_EACH
    ? { ...price, cents: Math.round(price.cents * counted.quantity) }
    : price;

/** A price that was not read, but follows from the count. */
const productOf = ({ counted }: Pick<NameAndCount, 'counted'>): Price => ({
  cents: sumOf(counted),
  isMended: true,
  otherCents: [],
});

/** A name without a price is an article where a count follows: with the sum behind it, or with nothing. */
function addUnpriced({
  draft,
  row: { line, label },
  hasColumns,
  following: [next, afterNext],
}: {
  draft: Draft;
  row: Row;
  hasColumns: boolean;
  following: readonly Row[];
}): void {
  const isHeading = next?.kind === 'count' && fits(next.count.counted, afterNext);
  const isPriced =
    next?.kind === 'count' && (next.count.sum !== undefined || next.count.counted.eachCents > 0);
  if (isPriced && !isHeading) {
    const { counted, sum } = next.count;
    const price = sum ?? productOf({ counted });
    draft.items.push(newItem({ line, label: withoutLastColumn(label), price, counted }));
    return;
  }
  const columns = hasColumns ? readColumnsWithoutSum(line.text) : undefined;
  if (columns !== undefined) {
    draft.items.push(
      newItem({ line, label: columns.name, price: productOf(columns), counted: columns.counted }),
    );
    return;
  }
  // What stands in the column of prices was not read; in text, nothing stands there.
  if (!isRead(line)) return;
  const { name, size } = readNameAndSize({ label: withoutLastColumn(label), isRead: isRead(line) });
  if (size === undefined || size.unit === 'piece') return;
  draft.items.push({
    line,
    name,
    amount: size,
    isDoubtful: true,
    isProven: false,
    otherCents: [],
    discountCents: 0,
  });
}

/** Without what stands in the column of prices, where it was not read. */
const withoutLastColumn = (label: string): string => label.replace(/(?<=\p{L}.{0,80})\s{2,9}\S{1,9}$/u, '');

function addCharge({
  draft,
  row,
  isOfBill,
}: {
  draft: Draft;
  row: Extract<Row, { kind: 'word' }>;
  isOfBill: boolean;
}): void {
  const { role, price, label } = row;
  if (price === undefined) return;
  const { cents } = price;
  if (role === 'deposit') draft.charges.push({ kind: 'deposit', text: label, cents });
  else if (role === 'rounding') draft.charges.push({ kind: 'rounding', text: label, cents });
  else if (role === 'fee') draft.charges.push({ kind: 'other', text: label, cents });
  else if (role === 'discount' && !isOfBill) takeOff({ draft, text: row.line.text, label, cents });
  else if (role === 'discount' || role === 'bill_discount')
    draft.charges.push({ kind: 'discount', text: label, cents: -Math.abs(cents) });
  else if (role === 'void') undo({ draft, label, cents });
}
