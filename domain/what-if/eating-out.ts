import { z } from 'zod';
import { AMDR, KCAL_PER_G } from '../energy/constants.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { MealOption } from '../plan/meal-plan.ts';
import { USUAL_SHARES } from '../recipes/energy-windows.ts';
import { MealSlot } from '../recipes/recipe.ts';
import { SLOTS } from '../recipes/slots.ts';

/** A meal that is eaten elsewhere, with what is known of it. */
export const EatingOut = z
  .object({
    slot: MealSlot,
    energyKcal: z.number().min(1).max(5000),
    proteinG: z
      .number()
      .min(0)
      .max(400)
      .optional()
      .meta({ description: "Without it the meal is taken to have the day's own share of protein" }),
  })
  .meta({
    id: 'EatingOut',
    description: 'A meal that is eaten elsewhere',
    example: { slot: 'dinner', energyKcal: 900 },
  });
export type EatingOut = z.infer<typeof EatingOut>;

/** However large a meal is, the others keep this share of their usual size: nobody makes up for a feast by fasting. */
const LEAST_REST_SHARE = 0.5;

/** The meals that are left to plan. */
export const slotsLeft = (eatingOut: readonly EatingOut[]): MealSlot[] =>
  SLOTS.filter((slot) => eatingOut.every((meal) => meal.slot !== slot));

/**
 * What the other meals of the day have to make: `targets` less the meals eaten elsewhere. Protein is what is still
 * missing, fat and carbohydrate share the rest as in the whole day, limits shrink with the energy.
 */
export function restOfDay({
  targets,
  eatingOut,
}: {
  targets: DayTargets;
  eatingOut: readonly EatingOut[];
}): DayTargets {
  if (eatingOut.length === 0) return targets;
  const energyKcal = Math.round(
    Math.max(leastRestKcal({ targets, eatingOut }), leftKcal({ targets, eatingOut })),
  );
  const share = energyKcal / targets.energyKcal;
  const proteinMaxG = (AMDR.adult.protein.max * energyKcal) / KCAL_PER_G.protein;
  const eatenG = eatingOut.reduce((sum, meal) => sum + proteinOf({ meal, targets }), 0);
  // Half of the usual share at least: the other meals are meals, whatever the one elsewhere had.
  const proteinG = Math.max(
    LEAST_REST_SHARE * share * targets.proteinG,
    Math.min(targets.proteinG - eatenG, proteinMaxG),
  );
  const restKcal = energyKcal - KCAL_PER_G.protein * proteinG;
  const perKcal = restKcal / (targets.energyKcal - KCAL_PER_G.protein * targets.proteinG);
  return {
    ...targets,
    energyKcal,
    proteinG: Math.round(proteinG),
    fatG: Math.round(targets.fatG * perKcal),
    carbohydrateG: Math.round(targets.carbohydrateG * perKcal),
    fibreG: Math.round(targets.fibreG * share),
    saturatedFatMaxG: Math.round(targets.saturatedFatMaxG * share),
    sodiumMaxMg: Math.round(targets.sodiumMaxMg * share),
  };
}

type Day = { targets: DayTargets; eatingOut: readonly EatingOut[] };

const leftKcal = ({ targets, eatingOut }: Day): number =>
  targets.energyKcal - eatingOut.reduce((sum, meal) => sum + meal.energyKcal, 0);

function leastRestKcal({ targets, eatingOut }: Day): number {
  const share = slotsLeft(eatingOut).reduce((sum, slot) => sum + USUAL_SHARES[slot], 0);
  return LEAST_REST_SHARE * share * targets.energyKcal;
}

/** Whether the meals elsewhere leave so little that the day goes over its energy. */
export const isTooMuch = (day: Day): boolean =>
  day.eatingOut.length > 0 && leftKcal(day) < leastRestKcal(day);

const proteinOf = ({ meal, targets }: { meal: EatingOut; targets: DayTargets }): number =>
  meal.proteinG ?? (meal.energyKcal / targets.energyKcal) * targets.proteinG;

/** The meal as an option of the day, for sums over the whole day; what is not known of it is in the day's proportion. */
export function eatenOption({ meal, targets }: { meal: EatingOut; targets: DayTargets }): MealOption {
  const { slot, energyKcal } = meal;
  const share = energyKcal / targets.energyKcal;
  const proteinG = proteinOf({ meal, targets });
  return {
    recipeId: `eating-out-${slot}`,
    name: `${slot} out`,
    slot,
    portion: 1,
    minutes: 0,
    nutrition: {
      energyKcal,
      proteinG,
      fatG: targets.fatG * share,
      saturatedFatG: targets.saturatedFatMaxG * share,
      carbohydrateG: targets.carbohydrateG * share,
      fibreG: targets.fibreG * share,
      sugarG: 0,
      sodiumMg: targets.sodiumMaxMg * share,
    },
    reasons: [{ code: 'eating_out', text: 'Eaten elsewhere' }],
  };
}
