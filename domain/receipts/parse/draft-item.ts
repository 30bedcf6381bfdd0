import type { GroceryAmount } from '../../inventory/read-measure.ts';
import type { TextLine } from '../text-line.ts';
import { type Counted, comesTo, sumOf } from './counted.ts';
import { fitWithZeros } from './crossed-zeros.ts';
import { readNameAndSize } from './name-and-size.ts';
import type { Price } from './read-price.ts';
import { isRead } from './read-row.ts';

/** An article while its bill is being read; cents are of all of it, before discounts. */
export type DraftItem = {
  line: TextLine;
  name: string;
  /** The number that the shop gives it. */
  code?: string;
  amount?: GroceryAmount;
  cents?: number;
  /** The price was read with doubt, or followed from something else. */
  isDoubtful: boolean;
  /** What count and price of one come to, where that is not the price. */
  countedCents?: number;
  otherCents: readonly number[];
  /** Its count comes to its price: no other reading is wanted. */
  isProven: boolean;
  discountCents: number;
};

/** An article of what its line and its count say. */
export function newItem({
  line,
  label,
  price,
  counted,
  code,
}: {
  line: TextLine;
  label: string;
  price: Price;
  counted: Counted | undefined;
  code?: string | undefined;
}): DraftItem {
  const { name, size, count } = readNameAndSize({ label, isRead: isRead(line) });
  const fit = counted === undefined ? undefined : fitOf({ line, counted, cents: price.cents });
  const isFitting = fit !== undefined;
  const { counted: counting, cents } = fit ?? { counted, cents: price.cents };
  const amount = amountOf({ size, counted: counting ?? (count === undefined ? undefined : pieces(count)) });
  return {
    line,
    name: name === '' ? label : name,
    ...(code !== undefined && { code }),
    ...(amount !== undefined && { amount }),
    cents,
    isDoubtful: counting === undefined ? price.isMended : !isFitting,
    ...(counting !== undefined && !isFitting && { countedCents: sumOf(counting) }),
    otherCents: price.otherCents,
    // One of them costs what all cost: that proves nothing.
    isProven: isFitting && counting?.quantity !== 1 && counting?.eachCents !== 0,
    discountCents: 0,
  };
}

/** Count and price that come to each other, as read or with zeros for eights. */
function fitOf({ line, counted, cents }: { line: TextLine; counted: Counted; cents: number }) {
  if (comesTo(counted, cents)) return { counted, cents };
  const fit = isRead(line) ? fitWithZeros({ counted, sumCents: cents }) : undefined;
  return fit === undefined ? undefined : { counted: fit.counted, cents: fit.sumCents };
}

const pieces = (quantity: number) => ({ quantity, unit: 'piece' as const });

function amountOf({
  size,
  counted,
}: {
  size: GroceryAmount | undefined;
  counted: Pick<Counted, 'quantity' | 'unit'> | undefined;
}): GroceryAmount | undefined {
  if (counted === undefined) return size;
  if (counted.unit !== 'piece') return { quantity: counted.quantity, unit: counted.unit };
  if (size === undefined) return pieces(counted.quantity);
  return { ...size, quantity: Math.round(size.quantity * counted.quantity * 1000) / 1000 };
}
