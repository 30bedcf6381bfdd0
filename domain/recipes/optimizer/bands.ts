import { AMDR, KCAL_PER_G } from '../../energy/constants.ts';
import type { DayTargets } from '../../energy/day-targets.ts';
import { NUTRIENTS, type Nutrient, WIDTH } from './nutrients.ts';

/** Bounds of a day in shares of its targets, and what leaving them costs for each whole target. */
export type Bands = {
  lower: Float64Array;
  upper: Float64Array;
  /** Cost of being a whole target under `lower`, in points of the rules. 0 where there is no lower bound. */
  underCost: Float64Array;
  overCost: Float64Array;
};

type Band = { lower?: number; upper?: number; cost: number };

/**
 * Bands of every combination of a day, in shares of the target: wide enough for real food, narrow enough that no
 * choice makes another diet of the day. Fat and carbohydrate stay about within their AMDR (20–35 and 45–65 % of
 * energy, IOM 2005). The cost is that of missing a whole target: with 30, a tenth of the protein is worth three
 * points of the rules, more than any taste.
 */
const MACRO_BANDS: Record<Exclude<Nutrient, 'energyKcal'>, Band> = {
  proteinG: { lower: 0.85, cost: 20 },
  fatG: { lower: 0.7, upper: 1.35, cost: 6 },
  carbohydrateG: { lower: 0.75, upper: 1.3, cost: 6 },
  fibreG: { lower: 0.8, cost: 6 },
  sodiumMg: { upper: 1.2, cost: 4 },
};

/** Share of the protein target that a day may always reach. */
const PROTEIN_UPPER = 1.3;

/** Energy is a hard limit: no plan pays this. It bounds the price that the relaxation may put on energy. */
export const ENERGY_COST = 400;

/** The bands of a day whose energy may stray by `energyBand` (0.05 is 5 %). */
export function dayBands({ targets, energyBand }: { targets: DayTargets; energyBand: number }): Bands {
  const bands: Record<Nutrient, Band> = {
    ...MACRO_BANDS,
    proteinG: { ...MACRO_BANDS.proteinG, upper: proteinUpper(targets) },
    energyKcal: { lower: 1 - energyBand, upper: 1 + energyBand, cost: ENERGY_COST },
  };
  const column = (boundOf: (band: Band) => number): Float64Array =>
    Float64Array.from({ length: WIDTH }, (_, index) => boundOf(bands[NUTRIENTS[index] ?? 'energyKcal']));
  return {
    lower: column(({ lower }) => lower ?? 0),
    upper: column(({ upper }) => upper ?? 0),
    underCost: column(({ lower, cost }) => (lower === undefined ? 0 : cost)),
    overCost: column(({ upper, cost }) => (upper === undefined ? 0 : cost)),
  };
}

/** More protein than asked for does no harm up to the AMDR's end, and a little above a target that is near it. */
function proteinUpper({ energyKcal, proteinG }: DayTargets): number {
  if (proteinG <= 0) return Number.MAX_VALUE;
  const rangeEndG = (AMDR.adult.protein.max * energyKcal) / KCAL_PER_G.protein;
  return Math.max(PROTEIN_UPPER, rangeEndG / proteinG);
}
