import type { Nutrition, Recipe } from './recipe.ts';

/** Portions people can measure: half a serving to two and a half, in quarters. */
export const MIN_PORTION = 0.5;
const MAX_PORTION = 2.5;
const STEPS_PER_SERVING = 4;

/** Every portion there is, in servings, smallest first. */
export const PORTIONS: readonly number[] = Array.from(
  { length: (MAX_PORTION - MIN_PORTION) * STEPS_PER_SERVING + 1 },
  (_, step) => MIN_PORTION + step / STEPS_PER_SERVING,
);

/** Points that a serving more or less than one costs: dishes are written for one. */
const COST_PER_SERVING = 0.4;
/** Portions that nobody would call odd, and what each serving beyond them costs on top. */
const USUAL_PORTIONS = { min: 0.75, max: 2 };
const ODD_COST_PER_SERVING = 4;

/** What a portion costs against the points of the rules: little near one serving, a whole like for a heap or a crumb. */
export function portionCost(portion: number): number {
  const odd = Math.max(0, USUAL_PORTIONS.min - portion, portion - USUAL_PORTIONS.max);
  return COST_PER_SERVING * Math.abs(portion - 1) + ODD_COST_PER_SERVING * odd;
}

/** The portion of `recipe` whose energy comes nearest to `energyKcal`, in servings; no more than `most` where that is a portion. */
export function nearestPortion({
  recipe,
  energyKcal,
  most = MAX_PORTION,
}: {
  recipe: Recipe;
  energyKcal: number;
  most?: number | undefined;
}): number {
  const { energyKcal: servingKcal } = recipe.perServing;
  if (servingKcal <= 0) return MIN_PORTION;
  const portion = Math.round((energyKcal / servingKcal) * STEPS_PER_SERVING) / STEPS_PER_SERVING;
  const largest = Math.min(MAX_PORTION, Math.floor(most * STEPS_PER_SERVING) / STEPS_PER_SERVING);
  return Math.max(MIN_PORTION, Math.min(largest, portion));
}

/** Nutrition of `portion` servings, to a tenth. All energy that is compared or summed is rounded here, once. */
export function portionNutrition({ recipe, portion }: { recipe: Recipe; portion: number }): Nutrition {
  const { perServing } = recipe;
  const scale = (amount: number): number => toTenth(amount * portion);
  return {
    energyKcal: portionKcal({ recipe, portion }),
    proteinG: scale(perServing.proteinG),
    fatG: scale(perServing.fatG),
    saturatedFatG: scale(perServing.saturatedFatG),
    carbohydrateG: scale(perServing.carbohydrateG),
    fibreG: scale(perServing.fibreG),
    sugarG: scale(perServing.sugarG),
    sodiumMg: scale(perServing.sodiumMg),
  };
}

/** Energy of `portion` servings as `portionNutrition` states it, without the rest. */
export function portionKcal({ recipe, portion }: { recipe: Recipe; portion: number }): number {
  return toTenth(recipe.perServing.energyKcal * portion);
}

/** Amounts are stated to a tenth of their unit. */
export const toTenth = (amount: number): number => Math.round(amount * 10) / 10;
