import { DomainError } from '../errors.ts';

/**
 * How much one account can keep. A large household has a fraction of it; without a bound, one account could slow the
 * planning of its own days and the reads of everybody.
 */
const BOUNDS = {
  lots: { most: 1_000, code: 'too_many_lots', what: 'groceries in stock', advice: 'Use up or discard some' },
  products: {
    most: 2_000,
    code: 'too_many_products',
    what: 'products by barcode',
    advice: 'Change one you have',
  },
  workouts: {
    most: 50,
    code: 'too_many_workouts',
    what: 'workouts on one day',
    advice: 'Delete or change one',
  },
} as const;

/** The most that an account can keep, by kind; of workouts, on one day. */
export const mostOf = (kind: keyof typeof BOUNDS): number => BOUNDS[kind].most;

/**
 * Throws conflict `too_many_lots`, `too_many_products` or `too_many_workouts` if the account would keep more of a kind
 * than it can. What is there already stays, and can be changed and taken away.
 */
export function requireRoom({
  kind,
  kept,
  adding,
}: {
  kind: keyof typeof BOUNDS;
  kept: number;
  adding: number;
}): void {
  const { most, code, what, advice } = BOUNDS[kind];
  if (adding <= 0 || kept + adding <= most) return;
  throw new DomainError('conflict', code, `You can keep at most ${most} ${what}. ${advice} first.`);
}
