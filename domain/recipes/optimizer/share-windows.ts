import type { MealSlot } from '../recipe.ts';
import { type BySlot, mapSlots, SLOTS } from '../slots.ts';

/** Share of the day's energy that every option of a slot lies in, both ends included. */
export type ShareWindow = { min: number; max: number };

/** Common patterns of three meals and a snack: every meal a meal, the snack none. */
export const USUAL_WINDOWS: BySlot<ShareWindow> = {
  breakfast: { min: 0.18, max: 0.32 },
  lunch: { min: 0.25, max: 0.4 },
  dinner: { min: 0.25, max: 0.4 },
  snack: { min: 0.04, max: 0.16 },
};

/** Where the usual ones leave no day: small or large eaters for whom few portions fit. */
export const WIDE_WINDOWS: BySlot<ShareWindow> = {
  breakfast: { min: 0.13, max: 0.38 },
  lunch: { min: 0.18, max: 0.46 },
  dinner: { min: 0.18, max: 0.46 },
  snack: { min: 0.02, max: 0.24 },
};

/** Day from which on a snack has to grow, and the day at which it has grown in full, kcal. */
const GROWING_DAY = { fromKcal: 2200, toKcal: 3200 };
/** What a snack of a large day has more of the energy, at least and at most: else its meals become heaps. */
const SNACK_GROWTH: ShareWindow = { min: 0.06, max: 0.06 };

/** `windows` of a day of `energyKcal`: the more a person eats, the more of it has to be a snack. */
export function windowsOfDay({
  windows,
  energyKcal,
}: {
  windows: BySlot<ShareWindow>;
  energyKcal: number;
}): BySlot<ShareWindow> {
  const { fromKcal, toKcal } = GROWING_DAY;
  const grown = Math.max(0, Math.min(1, (energyKcal - fromKcal) / (toKcal - fromKcal)));
  const { min, max } = windows.snack;
  const snack = { min: min + grown * SNACK_GROWTH.min, max: max + grown * SNACK_GROWTH.max };
  return { ...windows, snack };
}

const middle = ({ min, max }: ShareWindow): number => (min + max) / 2;

/**
 * `windows` of a day of which only `slots` are planned, in shares of what these have to make together: each keeps
 * its size beside the others.
 */
export function windowsAmong({
  windows,
  slots,
}: {
  windows: BySlot<ShareWindow>;
  slots: readonly MealSlot[];
}): BySlot<ShareWindow> {
  if (slots.length === SLOTS.length) return windows;
  const share = slots.reduce((sum, slot) => sum + middle(USUAL_WINDOWS[slot]), 0);
  return mapSlots((slot) => ({
    min: windows[slot].min / share,
    max: Math.min(1, windows[slot].max / share),
  }));
}
