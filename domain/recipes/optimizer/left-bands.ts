import type { DayTargets } from '../../energy/day-targets.ts';
import type { PlanMeals } from '../../plan/meal-plan.ts';
import { SLOTS } from '../slots.ts';
import { nutrientBands } from './bands.ts';
import { dayAmounts, NUTRIENTS, type Nutrient } from './nutrients.ts';

/** A band that some combination of a plan's options leaves: what the day may come to, and the bound it should keep. */
export type LeftBand = {
  nutrient: Exclude<Nutrient, 'energyKcal'>;
  side: 'upper' | 'lower';
  /** In the nutrient's unit: g, or mg of sodium. */
  amount: number;
  bound: number;
};

/** Amounts are stated to a tenth: less is no difference. */
const ROUNDING = 0.05;

/** The bands of protein, fat, carbohydrate, fibre, sodium and saturated fat that some combination of one option a slot leaves. */
export function bandsLeftBy({ meals, targets }: { meals: PlanMeals; targets: DayTargets }): LeftBand[] {
  const bands = nutrientBands({ targets, energyBand: 0 });
  const amounts = dayAmounts(targets);
  const filled = SLOTS.filter((slot) => meals[slot].length > 0);
  const sum = (nutrient: Nutrient, end: (...values: number[]) => number): number =>
    filled.reduce(
      (total, slot) => total + end(...meals[slot].map((option) => option.nutrition[nutrient])),
      0,
    );
  return NUTRIENTS.flatMap((nutrient): LeftBand[] => {
    if (nutrient === 'energyKcal' || amounts[nutrient] <= 0) return [];
    const { lower, upper } = bands[nutrient];
    const [least, most] = [sum(nutrient, Math.min), sum(nutrient, Math.max)];
    return [
      ...(upper !== undefined && most > upper + ROUNDING
        ? [{ nutrient, side: 'upper' as const, amount: most, bound: upper }]
        : []),
      ...(lower !== undefined && least < lower - ROUNDING
        ? [{ nutrient, side: 'lower' as const, amount: least, bound: lower }]
        : []),
    ];
  });
}
