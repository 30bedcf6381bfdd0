import { withZerosAt, ZERO_PLACES } from './crossed-zeros.ts';
import type { DraftItem } from './draft-item.ts';
import { isRead } from './read-row.ts';
import type { Draft, DraftCharge } from './take-off.ts';

/** What a bill's articles and charges come to against what it says was to be paid. */
export type Settled = {
  items: readonly DraftItem[];
  charges: readonly DraftCharge[];
  totalCents?: number;
  /** The sum is right, as read or with some readings changed: every price is what the bill says. */
  isProven: boolean;
};

/**
 * Uses the total as a check. Where the sum is not right, and other readings make it so, they are taken: what counts
 * come to in place of what was read beside them, zeros for eights, or one digit for another. Where one price is
 * missing, it is what is left. Otherwise all stays as it was read.
 */
export function settleSum({ draft, totals }: { draft: Draft; totals: readonly number[] }): Settled {
  const { charges } = draft;
  if (!draft.items.some(({ line }) => isRead(line))) return asPrinted({ draft, totals });
  const items = draft.items.map((item) => withoutMisreading(item, Math.max(...totals)));
  const [first] = totals;
  if (first === undefined) return { items, charges, isProven: false };
  const asRead = { items, charges, totalCents: first, isProven: false };
  const unpriced = items.filter(({ cents }) => cents === undefined);
  const [missing] = unpriced;
  if (missing === undefined) return prove({ items, charges, totals, first }) ?? asRead;
  const left = first - sumOf({ items, charges });
  if (unpriced.length > 1 || left <= 0) return asRead;
  return { ...asRead, items: items.map((item) => (item === missing ? { ...item, cents: left } : item)) };
}

/** Nobody misread what is text: its sum is right or not, and no price follows from it. */
function asPrinted({ draft, totals }: { draft: Draft; totals: readonly number[] }): Settled {
  const [first] = totals;
  const paid = sumOf(draft);
  const isProven = totals.includes(paid);
  const totalCents = isProven ? paid : first;
  return { ...draft, ...(totalCents !== undefined && { totalCents }), isProven };
}

const sumOf = ({ items, charges }: Pick<Settled, 'items' | 'charges'>): number =>
  [...items.map(netOf), ...charges.map(({ cents }) => cents)].reduce((sum, cents) => sum + cents, 0);

/** What is paid for an article, in cents; nothing as long as its price is not known. */
export const netOf = ({ cents, discountCents }: DraftItem): number =>
  (cents ?? discountCents) - discountCents;

/** One article costs no more than the whole bill; and the sign of a currency may be read as a first digit. */
function withoutMisreading(item: DraftItem, most: number): DraftItem {
  const { cents, countedCents, discountCents } = item;
  if (cents === undefined) return item;
  const isSignRead =
    countedCents !== undefined && String(cents).slice(1) === String(countedCents).padStart(3, '0');
  if (isSignRead || (countedCents !== undefined && isOneDigitOff(item, countedCents)))
    return { ...item, cents: countedCents, countedCents: cents };
  if (!Number.isFinite(most) || cents <= most + discountCents) return item;
  const { cents: _, ...unpriced } = item;
  return unpriced;
}

/**
 * Of a weight and its price, a misread digit changes most of what they come to: where one digit alone is different, it
 * is the sum's.
 */
function isOneDigitOff({ cents = 0, amount }: DraftItem, countedCents: number): boolean {
  if (amount?.unit !== 'kg' && amount?.unit !== 'lb') return false;
  const [read, counted] = [String(cents), String(countedCents)];
  return (
    read.length === counted.length && [...read].filter((digit, at) => digit !== counted[at]).length === 1
  );
}

type Sum = Pick<Settled, 'items' | 'charges'> & { totals: readonly number[]; first: number };

function prove({ items, charges, totals, first }: Sum): Settled | undefined {
  const paid = sumOf({ items, charges });
  if (totals.includes(paid)) return { items, charges, totalCents: paid, isProven: true };
  const counted = useCounts(items, first - paid);
  if (counted !== undefined) return { items: counted, charges, totalCents: first, isProven: true };
  const zeros = useZeros({ items, charges, totals, first });
  if (zeros !== undefined) return zeros;
  const changed = changeOne(items, first - paid);
  return changed && { items: changed, charges, totalCents: first, isProven: true };
}

/** Takes zeros for the eights at some places of all numbers, as one printer crosses all of its zeros. */
function useZeros({ items, charges, totals }: Sum): Settled | undefined {
  for (const places of ZERO_PLACES) {
    const mend = (cents: number) => withZerosAt(cents, places);
    const mended = {
      items: items.map((item) => ({
        ...item,
        cents: item.isProven ? (item.cents ?? 0) : mend(item.cents ?? 0),
        discountCents: mend(item.discountCents),
      })),
      charges: charges.map((charge) => ({ ...charge, cents: mend(charge.cents) })),
    };
    const paid = sumOf(mended);
    if (totals.some((total) => total === paid || mend(total) === paid)) {
      return { ...mended, totalCents: paid, isProven: true };
    }
  }
  return undefined;
}

/** More counts that do not fit are a bill that was read badly; trying their choices takes time that doubles with each. */
const MOST_CHOICES = 12;

/** Takes what some of the counts come to, so that the sum changes by `by`. */
function useCounts(items: readonly DraftItem[], by: number): DraftItem[] | undefined {
  const open = items.filter(({ cents, countedCents }) => cents !== undefined && countedCents !== undefined);
  if (open.length === 0 || open.length > MOST_CHOICES) return undefined;
  const gains = open.map(({ cents = 0, countedCents = 0 }) => countedCents - cents);
  for (let choice = 1; choice < 2 ** open.length; choice += 1) {
    const chosen = gains.map((gain, at) => ((choice >> at) & 1 ? gain : 0));
    if (chosen.reduce((sum, gain) => sum + gain, 0) !== by) continue;
    return items.map((item) => {
      const isChosen = (chosen[open.indexOf(item)] ?? 0) !== 0;
      return isChosen ? { ...item, cents: item.countedCents ?? 0 } : item;
    });
  }
  return undefined;
}

/** The articles with the one other reading that comes to `by` more; undefined where there is none, or several. */
function changeOne(items: readonly DraftItem[], by: number): DraftItem[] | undefined {
  const changes = items.flatMap((item) =>
    [...new Set(item.otherCents)]
      .filter((other) => !item.isProven && other - (item.cents ?? 0) === by && other > item.discountCents)
      .map((cents) => ({ item, cents })),
  );
  const doubtful = changes.filter(({ item }) => item.isDoubtful);
  const [only] = doubtful.length > 0 ? doubtful : changes;
  if (only === undefined || (doubtful.length || changes.length) > 1) return undefined;
  return items.map((item) => (item === only.item ? { ...item, cents: only.cents } : item));
}
