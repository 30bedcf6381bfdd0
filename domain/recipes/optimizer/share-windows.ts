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
