import type { IsoDate } from '../calendar.ts';
import type { DraftItem } from './parse/draft-item.ts';
import type { Row } from './parse/read-row.ts';
import { readCurrency } from './parse/receipt-currency.ts';
import { readDate } from './parse/receipt-date.ts';
import { partsOf, type ReceiptParts } from './parse/receipt-parts.ts';
import { readRows } from './parse/receipt-row.ts';
import { settleReceipt } from './parse/settle-receipt.ts';
import { netOf, type Settled } from './parse/settle-sum.ts';
import type { DraftCharge } from './parse/take-off.ts';
import type { ParsedReceipt, ReceiptCharge, ReceiptItem } from './parsed-receipt.ts';
import type { TextLine } from './text-line.ts';

/** A bill has fewer lines; the rest is something else, and is not looked at. */
const MOST_LINES = 1000;

/**
 * Takes a bill apart into articles, charges and total. Knows no foods: names are as printed. Text that nobody
 * photographed needs only a price; a picture must also look like a bill, as menus have prices too.
 */
export function parseReceipt({
  lines,
  today,
  sender,
}: {
  lines: readonly TextLine[];
  today: IsoDate;
  /** Who sent it, where it is an e-mail: that is the shop. */
  sender?: string | undefined;
}): ParsedReceipt {
  const given = lines.slice(0, MOST_LINES);
  const rows = readRows(given);
  const parts = partsOf(rows);
  const currency = readCurrency({ lines: given, rows });
  const settled = settleReceipt({ parts, scaleUnit: currency === 'USD' ? 'lb' : 'kg' });
  const boughtOn = readDate({ lines: given, today, currency });
  const isPhotographed = given.some(({ region }) => region !== undefined);
  if (!settled.items.some(({ cents }) => cents !== undefined)) return { status: 'no_receipt' };
  if (isPhotographed && !looksLikeBill({ parts, rows, settled, boughtOn })) return { status: 'no_receipt' };
  const shop = sender ?? shopIn(parts.head);
  return {
    status: 'receipt',
    items: settled.items.map((item) => itemOf(item, settled.isProven)),
    charges: settled.charges.filter(({ cents }) => cents !== 0).map(chargeOf),
    ...(settled.totalCents !== undefined && { total: settled.totalCents / 100 }),
    ...(currency !== undefined && { currency }),
    ...(boughtOn !== undefined && { boughtOn }),
    ...(shop !== undefined && { shop }),
  };
}

/** Nothing but a bill has as many lines that say how often. */
const MANY_COUNTS = 3;

/** Two signs of a bill, beside prices: a total or a payment, a sum that is right, a date, a tax, a count. */
function looksLikeBill({
  parts,
  rows,
  settled,
  boughtOn,
}: {
  parts: ReceiptParts;
  rows: readonly Row[];
  settled: Settled;
  boughtOn: IsoDate | undefined;
}): boolean {
  const has = (isSign: (row: Row) => boolean) => rows.some(isSign);
  const counts = rows.filter(({ kind }) => kind === 'count').length;
  const signs = [
    parts.hasPayment,
    parts.totals.length > 0,
    settled.isProven,
    boughtOn !== undefined,
    counts >= 1,
    counts >= MANY_COUNTS,
    has((row) => row.kind === 'word' && (row.role === 'tax' || row.role === 'subtotal')),
    parts.hasColumns,
  ];
  return signs.filter(Boolean).length >= 2;
}

function itemOf(item: DraftItem, isProven: boolean): ReceiptItem {
  const { line, name, amount, cents } = item;
  return {
    text: line.text,
    name,
    ...(amount !== undefined && { amount }),
    ...(cents !== undefined && { price: netOf(item) / 100 }),
    confidence: confidenceOf(item, isProven),
    ...(line.region !== undefined && { region: line.region }),
  };
}

/** A right sum says that the price is right; a mended price that nothing proves is a guess. */
function confidenceOf({ line: { confidence }, cents, isDoubtful }: DraftItem, isProven: boolean): number {
  if (cents === undefined) return confidence * 0.5;
  if (isProven) return (1 + confidence) / 2;
  return isDoubtful ? confidence * 0.6 : confidence;
}

const chargeOf = ({ kind, text, cents }: DraftCharge): ReceiptCharge => ({ kind, text, amount: cents / 100 });

/** Of fewer letters it is dirt. */
const LEAST_SHOP_LETTERS = 3;

/** The first line that is words: shops print their name on top. */
function shopIn(head: readonly Row[]): string | undefined {
  const named = head.find((row) => {
    const letters = row.label.match(/\p{L}/gu)?.length ?? 0;
    return mayBeName(row) && letters >= LEAST_SHOP_LETTERS && letters * 2 > row.label.length;
  });
  return named?.line.text;
}

/** `AHORRO SIERRA` is a shop, and no saving: nothing is saved. */
const mayBeName = (row: Row): boolean =>
  row.kind === 'text' ||
  (row.kind === 'word' && row.price === undefined && row.role !== 'info' && row.role !== 'heading');
