import { draftItems, type ScaleUnit } from './draft-items.ts';
import type { ReceiptParts } from './receipt-parts.ts';
import { readingsOf } from './receipt-readings.ts';
import { type Settled, settleSum } from './settle-sum.ts';
import type { Draft, DraftCharge } from './take-off.ts';

type Args = { parts: ReceiptParts; scaleUnit: ScaleUnit };

/**
 * The articles and charges of a bill, as its own sums say that they are. Taxes are on top of the prices or within them,
 * and some lines may be read in two ways: whichever makes the sum right. Where none does, all is as it is usually, and
 * the articles may come to the subtotal.
 */
export function settleReceipt({ parts, scaleUnit }: Args): Settled {
  const usual = settleAsUsual({ parts, scaleUnit });
  if (usual.status === 'total') return usual.settled;
  const other = readingsOf(parts)
    .map((reading) => settleExactly({ parts: reading, scaleUnit }))
    .find((settled) => settled !== undefined);
  return other ?? usual.settled;
}

/** `total`: it comes to the total; `subtotal`: only the articles come to theirs; `open`: nothing is proven. */
function settleAsUsual({ parts, scaleUnit }: Args): {
  status: 'total' | 'subtotal' | 'open';
  settled: Settled;
} {
  const { articles, charges, taxes, totals, subtotals, hasColumns, arePricesEach } = parts;
  const draft = draftItems({ rows: articles, hasColumns, arePricesEach, scaleUnit });
  const settle = (added: readonly DraftCharge[]) =>
    settleSum({ draft: withCharges(draft, [...charges, ...added]), totals });
  const withTaxes = settle(taxes);
  const proven = [withTaxes, ...taxReadings(taxes).map(settle)].find(({ isProven }) => isProven);
  if (proven !== undefined) return { status: 'total', settled: proven };
  const alone = settleSum({ draft, totals: subtotals });
  if (!alone.isProven) return { status: 'open', settled: withTaxes };
  const all = [...alone.charges, ...charges, ...taxes];
  return { status: 'subtotal', settled: { ...withTaxes, items: alone.items, charges: all, isProven: true } };
}

/** Settled where its sum is right as it was read, without any price being changed for it. */
function settleExactly({ parts, scaleUnit }: Args): Settled | undefined {
  const { articles, charges, taxes, totals, hasColumns, arePricesEach } = parts;
  const draft = draftItems({ rows: articles, hasColumns, arePricesEach, scaleUnit });
  const paid = ({ items, charges: all }: Draft) =>
    items.reduce((sum, { cents = 0, discountCents }) => sum + cents - discountCents, 0) +
    all.reduce((sum, { cents }) => sum + cents, 0);
  const kept = [charges, withoutRepeated({ charges, draft })];
  const whole = kept
    .flatMap((some) => [taxes, ...taxReadings(taxes)].map((tax) => withCharges(draft, [...some, ...tax])))
    .find((reading) => totals.includes(paid(reading)));
  return whole && { ...whole, totalCents: paid(whole), isProven: true };
}

const withCharges = (draft: Draft, added: readonly DraftCharge[]): Draft => ({
  ...draft,
  charges: [...draft.charges, ...added],
});

/** Taxes may be in the prices; and their sum may be printed below them. */
function taxReadings(taxes: readonly DraftCharge[]): (readonly DraftCharge[])[] {
  const all = taxes.reduce((sum, { cents }) => sum + cents, 0);
  const summed = taxes.findIndex(({ cents }) => cents * 2 === all);
  return summed < 0 || taxes.length < 2 ? [[]] : [[], taxes.toSpliced(summed, 1)];
}

/** Without the sums of discounts and deposits that were printed with the articles already. */
function withoutRepeated({
  charges,
  draft,
}: {
  charges: readonly DraftCharge[];
  draft: Draft;
}): readonly DraftCharge[] {
  const sumOf = (kind: DraftCharge['kind']) =>
    draft.charges.filter((charge) => charge.kind === kind).reduce((sum, { cents }) => sum + cents, 0) -
    (kind === 'discount' ? draft.items.reduce((sum, { discountCents }) => sum + discountCents, 0) : 0);
  return charges.filter(({ kind, cents }) => cents !== sumOf(kind));
}
