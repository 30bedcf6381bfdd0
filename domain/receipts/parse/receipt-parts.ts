import { isRead, type Row } from './read-row.ts';
import type { WordRole } from './receipt-words.ts';
import type { DraftCharge } from './take-off.ts';

/** The parts of a bill: what was bought, what was added and taken off, and what the total is said to be. */
export type ReceiptParts = {
  head: readonly Row[];
  articles: readonly Row[];
  /** Between the articles and the total; taxes apart, as they may be in the prices already. */
  charges: readonly DraftCharge[];
  taxes: readonly DraftCharge[];
  /** Between them too, with words that nobody knows: charges, or nothing. */
  unknown: readonly DraftCharge[];
  /** What may be the total in cents, the likeliest first. */
  totals: readonly number[];
  /** What the articles alone may come to, in cents. */
  subtotals: readonly number[];
  hasPayment: boolean;
  /** It names its columns. */
  hasColumns: boolean;
  /** The only price of a line is the price of one. */
  arePricesEach: boolean;
};

type WordRow = Extract<Row, { kind: 'word' }>;

const isWord = (row: Row, ...roles: readonly WordRole[]): row is WordRow =>
  row.kind === 'word' && roles.includes(row.role);

const isPricedWord = (row: Row, ...roles: readonly WordRole[]): boolean =>
  isWord(row, ...roles) && row.price !== undefined && row.price.cents > 0;

/** Cuts the rows where the words say that the articles end and that the total stands. */
export function partsOf(given: readonly Row[]): ReceiptParts {
  const rows = withBalances(given);
  const start = startOf(rows);
  const sumsAt = endOf(rows, start);
  const end = withoutTail(rows, start, sumsAt);
  const isText = !rows.some(({ line }) => isRead(line));
  const payAt = rows.findIndex(
    (row, at) => at >= sumsAt && isWord(row, 'payment', 'change') && !(isText && isBare(row)),
  );
  const totalAt = totalIn({ rows, sumsAt, payAt, isText });
  const between = rows.slice(end, totalAt < 0 ? (payAt < 0 ? rows.length : payAt) : totalAt);
  const printed = totalAt < 0 ? [] : centsOf(rows[totalAt]);
  const later = rows
    .slice(sumsAt)
    .filter((row) => isWord(row, 'total'))
    .flatMap(centsOf);
  // Of text, the total is what it says to be.
  const payments = isText && printed.length > 0 ? [] : paymentsOf(rows.slice(sumsAt));
  const charges = between.flatMap(chargeOf);
  const taxes = between.filter((row) => isWord(row, 'tax')).flatMap((row) => chargesAs('tax', row));
  const subtotals = between.filter((row) => isWord(row, 'subtotal')).flatMap(centsOf);
  const totals = isText && printed.length > 0 ? printed : [...printed, ...later, ...payments];
  return {
    head: rows.slice(0, start),
    articles: rows.slice(start, end),
    charges,
    taxes,
    unknown: between.flatMap((row) =>
      row.kind === 'named' ? [{ kind: 'other' as const, text: row.label, cents: row.price.cents }] : [],
    ),
    totals: [...new Set(totals.length > 0 || charges.length + taxes.length > 0 ? totals : subtotals)],
    subtotals,
    hasColumns: headerAt(rows) >= 0,
    arePricesEach: false,
    hasPayment: payAt >= 0 || totalAt >= 0 || subtotals.length > 0,
  };
}

const isBare = (row: Row): boolean => row.kind === 'word' && row.price === undefined;

/** The last total before what was paid; in text, where there is none, the first behind it. */
function totalIn({
  rows,
  sumsAt,
  payAt,
  isText,
}: {
  rows: readonly Row[];
  sumsAt: number;
  payAt: number;
  isText: boolean;
}): number {
  const before = rows.findLastIndex(
    (row, at) => at >= sumsAt && (payAt < 0 || at < payAt) && isPricedWord(row, 'total'),
  );
  if (before >= 0 || !isText) return before;
  return rows.findIndex((row, at) => at >= sumsAt && isPricedWord(row, 'total'));
}

/** `BALANCE` is what is to be paid where nothing else says it; behind a payment it is what comes back. */
function withBalances(rows: readonly Row[]): Row[] {
  const hasTotal = rows.some((row) => isPricedWord(row, 'total'));
  const payAt = rows.findIndex((row) => isPricedWord(row, 'payment'));
  return rows.map((row, at) => {
    if (!isWord(row, 'balance')) return row;
    const isTotal = !hasTotal && (payAt < 0 || at < payAt);
    return { ...row, role: isTotal ? 'total' : payAt >= 0 && payAt < at ? 'change' : 'info' };
  });
}

/** Taxes, fees and rounding in front of the first sum are none of the articles. */
function withoutTail(rows: readonly Row[], start: number, sumsAt: number): number {
  let end = sumsAt;
  for (let at = sumsAt - 1; at > start; at -= 1) {
    const row = rows[at];
    if (row === undefined || row.kind === 'named' || row.kind === 'count' || row.kind === 'price') break;
    if (isWord(row, 'tax', 'rounding', 'fee')) end = at;
    else if (isWord(row, 'discount', 'deposit', 'void')) break;
  }
  return end;
}

/** The row of the columns' names: more articles stand below it than above it, as a table of taxes has names as well. */
function headerAt(rows: readonly Row[]): number {
  const named = (part: readonly Row[]) =>
    part.filter(({ kind }) => kind === 'named' || kind === 'count').length;
  return rows.findIndex(
    ({ kind }, at) => kind === 'header' && named(rows.slice(0, at)) * 2 <= named(rows.slice(at + 1)),
  );
}

/** The row of the columns' names, or the first article, with the count that may stand above it. */
function startOf(rows: readonly Row[]): number {
  const header = headerAt(rows);
  if (header >= 0) return header + 1;
  const first = rows.findIndex(({ kind }) => kind === 'named' || kind === 'count');
  if (first < 0) return rows.length;
  const above = rows[first - 1];
  if (above !== undefined && isPricedWord(above, 'deposit')) return first - 1;
  // A name without a price may be the article of the count below it.
  return rows[first]?.kind === 'count' && rows[first - 1]?.kind === 'text' ? first - 1 : first;
}

/** Articles end at the subtotal or total; only where neither was read, at what else follows them. */
function endOf(rows: readonly Row[], start: number): number {
  const after = (...roles: WordRole[]) =>
    rows.findIndex((row, at) => at > start && isPricedWord(row, ...roles));
  const sums = after('subtotal', 'total');
  if (sums >= 0) return sums;
  const others = after('payment', 'change', 'rounding', 'tax');
  if (others >= 0) return others;
  const bare = rows.findLastIndex((row, at) => at > start && isWord(row, 'total', 'subtotal'));
  return bare < 0 ? rows.length : bare;
}

/** What was paid by card; in cash it is what was given less what came back. */
function paymentsOf(rows: readonly Row[]): number[] {
  const paid = rows.filter((row) => isWord(row, 'payment')).flatMap(centsOf);
  const back = rows.filter((row) => isWord(row, 'change')).flatMap(centsOf);
  const [given] = paid;
  const [returned] = back;
  if (given !== undefined && returned !== undefined && returned < given) return [given - returned];
  return returned === undefined ? paid : [];
}

const centsOf = (row: Row | undefined): number[] =>
  row?.kind === 'word' && row.price !== undefined && row.price.cents > 0 ? [row.price.cents] : [];

const chargesAs = (kind: DraftCharge['kind'], row: Row): DraftCharge[] =>
  row.kind === 'word' && row.price !== undefined ? [{ kind, text: row.label, cents: row.price.cents }] : [];

function chargeOf(row: Row): DraftCharge[] {
  if (isWord(row, 'discount', 'bill_discount')) {
    return chargesAs('discount', row).map((charge) => ({ ...charge, cents: -Math.abs(charge.cents) }));
  }
  if (isWord(row, 'rounding')) return chargesAs('rounding', row);
  if (isWord(row, 'fee')) return chargesAs('other', row);
  return isWord(row, 'deposit') ? chargesAs('deposit', row) : [];
}
