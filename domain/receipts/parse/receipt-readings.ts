import type { Row } from './read-row.ts';
import type { ReceiptParts } from './receipt-parts.ts';

/** Another way to read some lines of a receipt; undefined where it has no such lines. */
type OtherReading = (parts: ReceiptParts) => ReceiptParts | undefined;

const withArticles = (
  parts: ReceiptParts,
  change: (row: Row) => Row | undefined,
): ReceiptParts | undefined => {
  const articles = parts.articles.flatMap((row) => change(row) ?? []);
  const isSame =
    articles.length === parts.articles.length && articles.every((row, at) => row === parts.articles[at]);
  return isSame ? undefined : { ...parts, articles };
};

/** `REDUCED …  1.00` is a discount after all. */
const withSavings: OtherReading = (parts) =>
  withArticles(parts, (row) =>
    row.kind === 'named' && row.orRole !== undefined ? { ...row, kind: 'word', role: row.orRole } : row,
  );

/** `YOU SAVED  -0.50` is taken off. */
const withSaved: OtherReading = (parts) =>
  withArticles(parts, (row) =>
    row.kind === 'word' && row.role === 'info' && (row.price?.cents ?? 0) < 0
      ? { ...row, role: 'discount' }
      : row,
  );

/** Prices are less their discounts already, where a receipt prints the regular ones and the discounts beside them. */
const withoutSavings: OtherReading = (parts) =>
  parts.articles.some((row) => row.kind === 'word' && row.role === 'repeated_price')
    ? withArticles(parts, (row) => (row.kind === 'word' && row.role === 'discount' ? undefined : row))
    : undefined;

/** What stands between the subtotal and the total, and is not known, is a charge. */
const withUnknown: OtherReading = (parts) =>
  parts.unknown.length === 0
    ? undefined
    : { ...parts, charges: [...parts.charges, ...parts.unknown], unknown: [] };

/** Columns of counts may stand beside the price of one. */
const withEach: OtherReading = (parts) =>
  parts.hasColumns && !parts.arePricesEach ? { ...parts, arePricesEach: true } : undefined;

const OTHERS: readonly OtherReading[] = [withEach, withUnknown, withSavings, withSaved, withoutSavings];

/** All ways to read a receipt, those with the fewest changes first; the first is the usual one. */
export function readingsOf(parts: ReceiptParts): ReceiptParts[] {
  return Array.from({ length: 2 ** OTHERS.length }, (_, choice) =>
    OTHERS.filter((__, nth) => (choice >> nth) & 1),
  )
    .sort((a, b) => a.length - b.length)
    .flatMap((chosen) => {
      const reading = chosen.reduce<ReceiptParts | undefined>(
        (so, other) => (so === undefined ? undefined : other(so)),
        parts,
      );
      return reading ?? [];
    });
}
