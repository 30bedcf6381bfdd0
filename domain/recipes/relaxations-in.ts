import { isWithinBand } from '../plan/day-energy.ts';
import { type PlanMeals, Relaxation } from '../plan/meal-plan.ts';
import { ALTERNATIVES, type PortionedRecipe } from './compose-day.ts';
import type { MealSlot } from './recipe.ts';
import { PROMISED_BAND } from './relaxation-ladder.ts';
import { type BySlot, SLOTS } from './slots.ts';

/**
 * What a selection really gave up, in the order of `Relaxation`: read from the result, so that a rule which was
 * free to be broken and was kept is not reported.
 */
export function relaxationsIn({
  picks,
  meals,
  energyKcal,
  slots = SLOTS,
}: {
  picks: BySlot<readonly Pick<PortionedRecipe, 'breaks'>[]>;
  meals: PlanMeals;
  energyKcal: number;
  /** The slots that were to be filled. */
  slots?: readonly MealSlot[];
}): Relaxation[] {
  const given = new Set<Relaxation>(SLOTS.flatMap((slot) => picks[slot].flatMap(({ breaks }) => breaks)));
  if (!isWithinBand({ meals, energyKcal, band: PROMISED_BAND })) given.add('energy_band');
  if (slots.some((slot) => meals[slot].length < ALTERNATIVES)) given.add('fewer_alternatives');
  return Relaxation.options.filter((relaxation) => given.has(relaxation));
}
