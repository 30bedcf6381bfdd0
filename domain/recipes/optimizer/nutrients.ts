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

/** What a share of 1 means for each nutrient, in its own unit. */
export function dayAmounts(targets: DayTargets): Record<Nutrient, number> {
  const { energyKcal, proteinG, fatG, carbohydrateG, fibreG, sodiumMaxMg, saturatedFatMaxG } = targets;
  const limits = { sodiumMg: sodiumMaxMg, saturatedFatG: saturatedFatMaxG };
  return { energyKcal, proteinG, fatG, carbohydrateG, fibreG, ...limits };
}
