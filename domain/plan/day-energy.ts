import { SLOTS } from '../recipes/slots.ts';
import type { PlanMeals } from './meal-plan.ts';

/** The lightest and the heaviest day that a plan allows, kcal. */
export type EnergyBounds = { minKcal: number; maxKcal: number };

/**
 * Bounds of every day that one option of each slot can make. Nothing need be enumerated: a day's energy is a sum
 * with one independent term for each slot, so it is least where every term is least and greatest where every term
 * is greatest, and all 81 combinations lie between. A slot without options adds nothing.
 */
export function energyBounds(meals: PlanMeals): EnergyBounds {
  let [minKcal, maxKcal] = [0, 0];
  for (const slot of SLOTS) {
    const energies = meals[slot].map(({ nutrition }) => nutrition.energyKcal);
    if (energies.length === 0) continue;
    minKcal += Math.min(...energies);
    maxKcal += Math.max(...energies);
  }
  return { minKcal, maxKcal };
}

/** Sums of fractions differ in their last bits: a thousandth of a kcal is no difference. */
const EPSILON_KCAL = 0.001;

/** Whether every combination of `meals` lies within `band` (0.1 is 10 %) of `energyKcal`. */
export function isWithinBand({
  meals,
  energyKcal,
  band,
}: {
  meals: PlanMeals;
  energyKcal: number;
  band: number;
}): boolean {
  const { minKcal, maxKcal } = energyBounds(meals);
  return (
    minKcal >= energyKcal * (1 - band) - EPSILON_KCAL && maxKcal <= energyKcal * (1 + band) + EPSILON_KCAL
  );
}
