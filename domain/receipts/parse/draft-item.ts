import type { GroceryAmount } from '../../inventory/read-grocery-line.ts';
import type { TextLine } from '../text-line.ts';
import { readNameAndSize } from './name-and-size.ts';
import { type Counted, comesTo, sumOf } from './read-counted.ts';
import type { Price } from './read-price.ts';

/** An article while its bill is being read; cents are of all of it, before discounts. */
export type DraftItem = {
  line: TextLine;
  name: string;
  amount?: GroceryAmount;
  cents?: number;
  /** The price was read with doubt, or followed from something else. */
  isDoubtful: boolean;
  /** What count and price of one come to, where that is not the price. */
  countedCents?: number;
  otherCents: readonly number[];
  discountCents: number;
};

/** An article of what its line and its count say. */
export function newItem({
  line,
  label,
  price,
  counted,
}: {
  line: TextLine;
  label: string;
  price: Price;
  counted: Counted | undefined;
}): DraftItem {
  const { name, size, count } = readNameAndSize({ label, isRead: isRead(line) });
  const amount = amountOf({ size, counted: counted ?? (count === undefined ? undefined : pieces(count)) });
  const proven = counted !== undefined && comesTo(counted, price.cents);
  return {
    line,
    name: name === '' ? label : name,
    ...(amount !== undefined && { amount }),
    cents: price.cents,
    isDoubtful: counted === undefined ? price.isMended : !proven,
    ...(counted !== undefined && !proven && { countedCents: sumOf(counted) }),
    otherCents: price.otherCents,
    discountCents: 0,
  };
}

/** Whether a machine read it, and not only copied it. */
export const isRead = ({ confidence }: TextLine): boolean => confidence < 1;

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
