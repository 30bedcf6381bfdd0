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
 * The bands hold for every combination, that of the largest of each slot included, which nobody eats day after day.
 * The figures they come from are of habits (AMDR: IOM 2005; sodium: NASEM 2019, both of usual intake), so the bands
 * are wider than those: they keep the odd day sensible. What a usual day comes to is up to the targets and to rules
 * that score each recipe, such as `salt` and `protein`. How much wider is our rule; `bench/planner.ts` measures it.
 */

/** How far beyond the AMDR (fat 20–35 %, carbohydrate 45–65 % of energy, IOM 2005), as a share of energy. */
const RANGE_MARGIN = 0.1;

/** Share of the protein target that every combination reaches, and that it may always reach. */
const PROTEIN_LOWER = 0.8;
const PROTEIN_UPPER = 1.4;

/** g a day: enough for adults whatever they burn. EFSA 2010 (EFSA Journal 8:1462), WHO 2023 on carbohydrate. */
const ENOUGH_FIBRE_G = 25;
/** Share of the allowance (14 g/1000 kcal, IOM 2005) that is asked of every combination where that is less. */
const FIBRE_LOWER = 0.75;

/**
 * Times the target that fibre may come to in the first options, and the g that it may always reach there (the adequate
 * intake of a man, IOM 2005). No body has set an upper level; much more than one is used to brings wind and a full
 * belly before enough energy (EFSA 2010). Our rule.
 */
const FIBRE_UPPER = 1.5;
const ALWAYS_FIBRE_G = 38;

/** g of fibre over which the first options of a day should not come. */
export const mostFibreG = ({ fibreG }: DayTargets): number => Math.max(ALWAYS_FIBRE_G, FIBRE_UPPER * fibreG);

/**
 * The largest combination may come to so many times what the first options keep: the printed limits of sodium and of
 * saturated fat, and `mostFibreG` of fibre. Nearer bands bind for most people, which makes the search several times
 * as long and changes little in what the first options come to.
 */
const LIMIT_UPPER = 2;
const FIBRE_ROOM = 4 / 3;

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
  const { energyKcal, proteinG, fibreG, sodiumMaxMg, saturatedFatMaxG } = targets;
  const { protein, fat, carbohydrate } = isForMinor(targets) ? AMDR.minor : AMDR.adult;
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
    fibreG: {
      lower: Math.min(ENOUGH_FIBRE_G, FIBRE_LOWER * fibreG),
      upper: FIBRE_ROOM * mostFibreG(targets),
      cost: 30,
    },
    sodiumMg: { upper: LIMIT_UPPER * sodiumMaxMg, cost: 20 },
    saturatedFatG: { upper: LIMIT_UPPER * saturatedFatMaxG, cost: 20 },
  };
}

/** Resting energy is Schofield's for everybody under 18 and for nobody else. */
const isForMinor = ({ restingMethod }: DayTargets): boolean => restingMethod === 'schofield';

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
