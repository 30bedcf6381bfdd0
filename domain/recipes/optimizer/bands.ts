import { AMDR, KCAL_PER_G } from '../../energy/constants.ts';
import type { DayTargets } from '../../energy/day-targets.ts';
import { dayAmounts, NUTRIENTS, type Nutrient, WIDTH } from './nutrients.ts';

/** Bounds of a day in shares of its targets, and what leaving them costs for each whole target. */
export type Bands = {
  lower: Float64Array;
  upper: Float64Array;
  /** Points of the rules that being a whole target under `lower` costs; 0 where there is no lower bound. */
  underCost: Float64Array;
  overCost: Float64Array;
  /** The first so many of `NUTRIENTS` must be in their bands; the others pay for what they miss. */
  hardCount: number;
};

/** A nutrient's bounds in its own unit, and what missing a whole target of it costs where that is allowed. */
export type Band = { lower?: number; upper?: number; cost: number };

/**
 * How far beyond the AMDR (fat 20–35 %, carbohydrate 45–65 % of energy, IOM 2005) one combination may come, as a
 * share of energy. The ranges are of what people usually eat, not of single days, and each day aims at their
 * middle: our rule.
 */
const RANGE_MARGIN = 0.05;

/** Share of the protein target that every combination reaches, and that it may always reach. Our rule. */
const PROTEIN_LOWER = 0.85;
const PROTEIN_UPPER = 1.3;

/** g a day: enough for adults whatever they burn. EFSA 2010 (EFSA Journal 8:1462), WHO 2023 on carbohydrate. */
const ENOUGH_FIBRE_G = 25;
/** Share of the allowance (14 g/1000 kcal) that is asked of every combination where that is less. Our rule. */
const FIBRE_LOWER = 0.9;

/** mg per kcal: the density that earns full marks in the Healthy Eating Index 2015 and 2020, 1.1 g/1000 kcal. */
const SODIUM_MG_PER_KCAL = 1.1;

/** Hard bands are never left: this only bounds the prices that the relaxation may put on them. */
const HARD_COST = 400;

/** The bands of every combination of a day whose energy may stray by `energyBand` (0.05 is 5 %). */
export function nutrientBands({
  targets,
  energyBand,
}: {
  targets: DayTargets;
  energyBand: number;
}): Record<Nutrient, Band> {
  const { energyKcal, proteinG, fibreG, sodiumMaxMg } = targets;
  const { protein, fat, carbohydrate } = AMDR.adult;
  const grams = (share: number, kcalPerG: number): number => (share * energyKcal) / kcalPerG;
  return {
    energyKcal: {
      lower: (1 - energyBand) * energyKcal,
      upper: (1 + energyBand) * energyKcal,
      cost: HARD_COST,
    },
    proteinG: {
      lower: PROTEIN_LOWER * proteinG,
      upper: Math.max(PROTEIN_UPPER * proteinG, grams(protein.max, KCAL_PER_G.protein)),
      cost: 60,
    },
    fatG: {
      lower: grams(fat.min - RANGE_MARGIN, KCAL_PER_G.fat),
      upper: grams(fat.max + RANGE_MARGIN, KCAL_PER_G.fat),
      cost: 30,
    },
    carbohydrateG: {
      lower: grams(carbohydrate.min - RANGE_MARGIN, KCAL_PER_G.carbohydrate),
      upper: grams(carbohydrate.max + RANGE_MARGIN, KCAL_PER_G.carbohydrate),
      cost: 30,
    },
    fibreG: { lower: Math.min(ENOUGH_FIBRE_G, FIBRE_LOWER * fibreG), cost: 30 },
    sodiumMg: { upper: Math.max(sodiumMaxMg, SODIUM_MG_PER_KCAL * energyKcal), cost: 20 },
  };
}

/** The bands in shares of the day's targets. With `isStrict` all are hard, else energy's alone is. */
export function dayBands({
  targets,
  energyBand,
  isStrict,
}: {
  targets: DayTargets;
  energyBand: number;
  isStrict: boolean;
}): Bands {
  const amounts = dayAmounts(targets);
  const bands = nutrientBands({ targets, energyBand });
  const hardCount = isStrict ? WIDTH : 1;
  const bounds = NUTRIENTS.map((nutrient, at) => {
    const { lower, upper, cost } = bands[nutrient];
    const price = at < hardCount ? HARD_COST : cost;
    // Without a target there is nothing to be a share of, and nothing to keep.
    const bound = (amount: number | undefined): number | undefined =>
      amount === undefined || amounts[nutrient] <= 0 ? undefined : amount / amounts[nutrient];
    return { lower: bound(lower), upper: bound(upper), price };
  });
  return {
    lower: Float64Array.from(bounds, ({ lower }) => lower ?? -Number.MAX_VALUE),
    upper: Float64Array.from(bounds, ({ upper }) => upper ?? Number.MAX_VALUE),
    underCost: Float64Array.from(bounds, ({ lower, price }) => (lower === undefined ? 0 : price)),
    overCost: Float64Array.from(bounds, ({ upper, price }) => (upper === undefined ? 0 : price)),
    hardCount,
  };
}
