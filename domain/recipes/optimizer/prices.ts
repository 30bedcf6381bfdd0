import type { Bands } from './bands.ts';
import type { DayProblem } from './day-problem.ts';
import { NUTRIENTS, type Nutrient, WIDTH } from './nutrients.ts';
import { floatAt } from './typed-arrays.ts';

/**
 * Prices that take the place of what couples the slots (Lagrange multipliers): what the largest value of a slot
 * pays for each nutrient, what its smallest earns, and what using a recipe pays that two slots want. At any prices
 * the slots' best values and what the prices pay back add up to no less than the best day is worth.
 */
export type Prices = BandPrices & { repeat: Float64Array };

/** The prices of bands alone, a point for each of `NUTRIENTS`. */
export type BandPrices = { over: Float64Array; under: Float64Array };

/**
 * Where most days' prices lie, in points for a whole target: any beginning is right, this one is near. The rules
 * like hearty food, so the largest sodium and the smallest energy are what usually cost something.
 */
const USUAL_PRICES: Partial<Record<Nutrient, { over?: number; under?: number }>> = {
  energyKcal: { over: 3, under: 10 },
  proteinG: { under: 2 },
  carbohydrateG: { under: 2.4 },
  sodiumMg: { over: 3.8 },
};

/** Prices to begin with. */
export function usualPrices({ bands, recipeCount }: DayProblem): Prices {
  const usual = (side: 'over' | 'under', caps: Float64Array): Float64Array =>
    Float64Array.from(NUTRIENTS, (nutrient, at) =>
      Math.min(USUAL_PRICES[nutrient]?.[side] ?? 0, floatAt(caps, at)),
    );
  return {
    over: usual('over', bands.overCost),
    under: usual('under', bands.underCost),
    repeat: new Float64Array(recipeCount),
  };
}

export const copyOfPrices = ({ over, under, repeat }: Prices): Prices => ({
  over: over.slice(),
  under: under.slice(),
  repeat: repeat.slice(),
});

/** What the prices pay back: to be added to the slots' best values to make the bound. */
export function paidBack({ prices, bands }: { prices: Prices; bands: Bands }): number {
  let sum = 0;
  for (let at = 0; at < WIDTH; at += 1) {
    sum += floatAt(prices.over, at) * floatAt(bands.upper, at);
    sum -= floatAt(prices.under, at) * floatAt(bands.lower, at);
  }
  for (const price of prices.repeat) sum += price;
  return sum;
}
