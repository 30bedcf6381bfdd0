import { z } from 'zod';
import type { Review } from './grocery-import.ts';

/** Whether the lines come to what the bill says. `by` is the total less the lines. */
export const SumCheck = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('agrees') }),
    z.object({ status: z.literal('differs'), by: z.number() }),
    z.object({ status: z.literal('no_total') }),
  ])
  .meta({
    id: 'SumCheck',
    description:
      'Whether the lines come to what the bill says. `differs`: `by` so much, the total less the lines: a line is ' +
      'missing or misread where it is more than nothing, and one is too many where it is less',
  });
export type SumCheck = z.infer<typeof SumCheck>;

const toCents = (amount: number): number => Math.round(amount * 100);

/**
 * The sum of what was read against the bill's total. Taxes are on top of prices on some bills (US) and within them on
 * others (EU); both agree.
 */
export function checkSum({ lines, charges, total }: Pick<Review, 'lines' | 'charges' | 'total'>): SumCheck {
  if (total === undefined) return { status: 'no_total' };
  const paid = lines.reduce((sum, { price = 0 }) => sum + toCents(price), 0);
  const taxes = sumOf(charges.filter(({ kind }) => kind === 'tax'));
  const without = toCents(total) - paid - sumOf(charges.filter(({ kind }) => kind !== 'tax'));
  const by = [without, without - taxes].sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? without;
  return by === 0 ? { status: 'agrees' } : { status: 'differs', by: by / 100 };
}

const sumOf = (charges: Review['charges']): number =>
  charges.reduce((sum, { amount }) => sum + toCents(amount), 0);
