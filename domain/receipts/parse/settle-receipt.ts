import { type DraftCharge, draftItems, type ScaleUnit } from './draft-items.ts';
import type { ReceiptParts } from './receipt-parts.ts';
import { type Settled, settleSum } from './settle-sum.ts';

/**
 * The articles and charges of a bill, as its own sums say that they are. Taxes are on top of the prices or within them:
 * whichever makes the sum right. Where none does, the articles may come to the subtotal.
 */
export function settleReceipt({ parts, scaleUnit }: { parts: ReceiptParts; scaleUnit: ScaleUnit }): Settled {
  const { articles, charges, taxes, totals, subtotals, hasColumns } = parts;
  const draft = draftItems({ rows: articles, hasColumns, scaleUnit });
  const settle = (added: readonly DraftCharge[]) =>
    settleSum({ draft: { ...draft, charges: [...draft.charges, ...charges, ...added] }, totals });
  const withTaxes = settle(taxes);
  const proven = [withTaxes, settle([])].find(({ isProven }) => isProven);
  if (proven !== undefined) return proven;
  const alone = settleSum({ draft, totals: subtotals });
  if (!alone.isProven) return withTaxes;
  return {
    ...withTaxes,
    items: alone.items,
    charges: [...alone.charges, ...charges, ...taxes],
    isProven: true,
  };
}
