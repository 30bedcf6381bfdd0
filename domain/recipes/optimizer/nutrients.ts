import type { DayTargets } from '../../energy/day-targets.ts';
import type { Nutrition } from '../recipe.ts';

/** What the optimizer keeps in bands, in the order of its arrays. Energy comes first: it alone is a hard limit. */
export const NUTRIENTS = [
  'energyKcal',
  'proteinG',
  'fatG',
  'carbohydrateG',
  'fibreG',
  'sodiumMg',
  'saturatedFatG',
] as const satisfies readonly (keyof Nutrition)[];

export type Nutrient = (typeof NUTRIENTS)[number];

/** How many values stand in a row of the optimizer's arrays. */
export const WIDTH = NUTRIENTS.length;

/** How far the prices of nutrients lie apart: those of energy most, those of sodium and saturated fat least. */
const PRICE_SCALES: Record<Nutrient, number> = {
  energyKcal: 2,
  proteinG: 1,
  fatG: 1,
  carbohydrateG: 1,
  fibreG: 1,
  sodiumMg: 0.6,
  saturatedFatG: 0.6,
};

/** `PRICE_SCALES` in the order of `NUTRIENTS`: a row that lacks one would make every price not a number. */
export const PRICE_SCALE = Float64Array.from(NUTRIENTS, (nutrient) => PRICE_SCALES[nutrient]);

/** What a share of 1 means for each nutrient, in its own unit. */
export function dayAmounts(targets: DayTargets): Record<Nutrient, number> {
  const { energyKcal, proteinG, fatG, carbohydrateG, fibreG, sodiumMaxMg, saturatedFatMaxG } = targets;
  const limits = { sodiumMg: sodiumMaxMg, saturatedFatG: saturatedFatMaxG };
  return { energyKcal, proteinG, fatG, carbohydrateG, fibreG, ...limits };
}
