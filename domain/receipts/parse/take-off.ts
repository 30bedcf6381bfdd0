import type { ReceiptCharge } from '../parsed-receipt.ts';
import type { DraftItem } from './draft-item.ts';
import { foldedWords } from './words/fold-words.ts';

/** Money of the bill, in cents. */
export type DraftCharge = { kind: ReceiptCharge['kind']; text: string; cents: number };

export type Draft = { items: DraftItem[]; charges: DraftCharge[] };

type Discount = { draft: Draft; text: string; label: string; cents: number };

/**
 * Takes a discount off the article that it is of: the one that it names by number, or by name; the last one, unless
 * its percentage says that it is of the whole receipt; the receipt, where it is more than the article costs.
 */
export function takeOff({ draft, text, label, cents }: Discount): void {
  const lessCents = Math.abs(cents);
  const fits = (item: DraftItem | undefined): item is DraftItem =>
    item?.cents !== undefined && item.discountCents + lessCents <= item.cents;
  const numbered = numberedBy({ draft, text });
  const item = numbered ?? namedBy({ draft, label });
  if (fits(item)) {
    item.discountCents += lessCents;
    return;
  }
  const last = draft.items.at(-1);
  if (fits(last) && isPercentOf({ label, lessCents, item: last })) last.discountCents += lessCents;
  else draft.charges.push({ kind: 'discount', text: label, cents: -lessCents });
}

/** `340761  /662821`: the number of an article, other than the coupon's own. */
function numberedBy({ draft, text }: Pick<Discount, 'draft' | 'text'>): DraftItem | undefined {
  const numbers = text.match(/\d{4,14}/g) ?? [];
  return draft.items.findLast(
    ({ code }) => code !== undefined && numbers.some((number) => isSame(number, code)),
  );
}

/** Numbers are printed with zeros in front, or without. */
const isSame = (a: string, b: string): boolean => a.replace(/^0+/, '') === b.replace(/^0+/, '');

/** A discount that ends with the whole name of an article: `Rabatt ALPENMILCH 1L`. */
function namedBy({ draft, label }: Pick<Discount, 'draft' | 'label'>): DraftItem | undefined {
  const words = foldedWords(label).join(' ');
  return draft.items.findLast(({ name }) => {
    const named = foldedWords(name).join(' ');
    return named.length >= 4 && (words === named || words.endsWith(` ${named}`));
  });
}

const PERCENT = /(\d{1,2}(?:[.,]\d{1,2})?)\s?%/;

/** True if a discount of a percentage is that much of the article, to the cent; and for any other discount. */
function isPercentOf({
  label,
  lessCents,
  item,
}: {
  label: string;
  lessCents: number;
  item: DraftItem;
}): boolean {
  const percent = PERCENT.exec(label)?.[1];
  if (percent === undefined) return true;
  const share = Number(percent.replace(',', '.')) / 100;
  const gross = item.cents ?? 0;
  return [gross, gross - item.discountCents].some((base) => Math.abs(base * share - lessCents) <= 1);
}

/** What was rung up by mistake and taken back was not bought; otherwise it stays a charge. */
export function undo({ draft, label, cents }: Omit<Discount, 'text'>): void {
  const at = draft.items.findLastIndex((item) => item.cents === Math.abs(cents));
  if (at >= 0) draft.items.splice(at, 1);
  else draft.charges.push({ kind: 'other', text: label, cents: -Math.abs(cents) });
}

/** True if a negative line repeats the article that it takes back: `BEER 9.99`, `BEER -9.99`. */
export const isTakenBack = ({ draft, label, cents }: Omit<Discount, 'text'>): boolean =>
  draft.items.some(
    (item) => item.cents === -cents && foldedWords(item.name).join(' ') === foldedWords(label).join(' '),
  );
