import type { MealSlot } from './recipe.ts';
import { type BySlot, mapSlots, SLOTS } from './slots.ts';

/** Energy that every option of a slot lies in, kcal, both ends included. */
export type EnergyWindow = { minKcal: number; aimKcal: number; maxKcal: number };

/** How a day's energy is spread over its slots; adds up to 1. */
export type Shares = BySlot<number>;

/** The share of the day that each meal has where nothing speaks for another: a common pattern of three meals. */
export const USUAL_SHARES: Shares = { breakfast: 0.25, lunch: 0.35, dinner: 0.3, snack: 0.1 };

/** Spreads to try where recipes and portions fit better: meals grow or shrink, none becomes a crumb. */
export const SHARE_PATTERNS: readonly Shares[] = [
  USUAL_SHARES,
  { breakfast: 0.25, lunch: 0.3, dinner: 0.35, snack: 0.1 },
  { breakfast: 0.3, lunch: 0.3, dinner: 0.3, snack: 0.1 },
  { breakfast: 0.25, lunch: 0.33, dinner: 0.3, snack: 0.12 },
  { breakfast: 0.23, lunch: 0.32, dinner: 0.3, snack: 0.15 },
  { breakfast: 0.27, lunch: 0.35, dinner: 0.31, snack: 0.07 },
  { breakfast: 0.2, lunch: 0.35, dinner: 0.35, snack: 0.1 },
];

/** `shares` of a day of which only `slots` are planned: each keeps its size beside the others, together they are 1. */
export function sharesAmong({ shares, slots }: { shares: Shares; slots: readonly MealSlot[] }): Shares {
  if (slots.length === SLOTS.length) return shares;
  const whole = slots.reduce((sum, slot) => sum + shares[slot], 0);
  return mapSlots((slot) => (slots.includes(slot) ? shares[slot] / whole : 0));
}

/**
 * How the day's tolerance is spread; adds up to 1. The snack has more of it than of the energy: a quarter of a
 * serving is a bigger step for a small dish.
 */
const TOLERANCE_SHARES: Shares = { breakfast: 0.26, lunch: 0.3, dinner: 0.28, snack: 0.16 };

/**
 * One window for each slot such that any option of each, added up, lies within `band` (0.1 is 10 %) of
 * `energyKcal`: the aims add up to the day, the distances from them to `band` of it. No combination has to be
 * looked at.
 */
export function energyWindows({
  energyKcal,
  shares,
  band,
}: {
  energyKcal: number;
  shares: Shares;
  band: number;
}): BySlot<EnergyWindow> {
  return mapSlots((slot) => {
    const aimKcal = energyKcal * shares[slot];
    const toleranceKcal = energyKcal * band * TOLERANCE_SHARES[slot];
    return { minKcal: aimKcal - toleranceKcal, aimKcal, maxKcal: aimKcal + toleranceKcal };
  });
}
