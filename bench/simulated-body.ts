import type { Random } from './random.ts';

/** A body that is not the estimator's: fat and lean tissue, water with a memory, a metabolism that answers a deficit. */
export type SimulatedBody = {
  /** What the body weighs without passing water, kg. */
  massKg: () => number;
  /** What it spends today, kcal, where `byFormulaKcal` is what the formula says of its true mass. */
  spendsKcal: (byFormulaKcal: number) => number;
  /** Ends a day. */
  live: (day: { eatenKcal: number; spentKcal: number }) => void;
  /** The figure on the scale this morning, kg. */
  scaleKg: () => number;
};

/** kcal per kg of fat and of lean tissue: Hall 2008, Int J Obes 32:573. */
const KCAL_PER_KG_FAT = 9440;
const KCAL_PER_KG_LEAN = 1807;
/** kg. Forbes' curve: lean tissue changes by 10.4 / fat mass of what fat does (Hall 2007, Br J Nutr 97:1059). */
const FORBES_KG = 10.4;
/** Share of a change of intake by which expenditure follows within weeks: Hall et al. 2011, Lancet 378:826. */
const ADAPTIVE_SHARE = 0.14;
const ADAPTIVE_DAYS = 14;
/** kg of glycogen and its water that a deficit of a fifth takes along, and the days that it needs for that. */
const DIET_WATER_KG = 0.6;
const DIET_WATER_DAYS = 4;
const WATER_SD_KG = 0.6;
/** Not the estimator's figure, on purpose. */
const WATER_DAY_TO_DAY = 0.8;
const SCALE_SD_KG = 0.35;

/** `offFactor` is true expenditure as a multiple of the formula's. */
export function simulatedBody({
  random,
  massKg,
  fatShare,
  offFactor,
}: {
  random: Random;
  massKg: number;
  fatShare: number;
  offFactor: number;
}): SimulatedBody {
  let fatKg = fatShare * massKg;
  let leanKg = massKg - fatKg;
  let waterKg = WATER_SD_KG * random.normal();
  let dietWaterKg = 0;
  let answerKcal = 0;
  return {
    massKg: () => fatKg + leanKg,
    spendsKcal: (byFormulaKcal) => offFactor * byFormulaKcal + answerKcal,
    live({ eatenKcal, spentKcal }) {
      const balanceKcal = eatenKcal - spentKcal;
      const leanPerFat = FORBES_KG / fatKg;
      const fatGainKg = balanceKcal / (KCAL_PER_KG_FAT + KCAL_PER_KG_LEAN * leanPerFat);
      fatKg += fatGainKg;
      leanKg += leanPerFat * fatGainKg;
      answerKcal += (ADAPTIVE_SHARE * balanceKcal - answerKcal) / ADAPTIVE_DAYS;
      dietWaterKg += ((5 * DIET_WATER_KG * balanceKcal) / spentKcal - dietWaterKg) / DIET_WATER_DAYS;
      const renewed = Math.sqrt(1 - WATER_DAY_TO_DAY ** 2) * WATER_SD_KG;
      waterKg = WATER_DAY_TO_DAY * waterKg + renewed * random.normal();
    },
    scaleKg: () => fatKg + leanKg + waterKg + dietWaterKg + SCALE_SD_KG * random.normal(),
  };
}
