import type { LifeStage } from '../profile/profile.ts';
import {
  ADULT_AGE,
  AMDR,
  FAT_SHARE,
  FIBRE_G_PER_1000_KCAL,
  KCAL_PER_G,
  PROTEIN_G_PER_KG,
  PROTEIN_G_PER_LEAN_KG,
  PROTEIN_RDA_G_PER_KG,
  PROTEIN_SHARE,
  SATURATED_FAT_SHARE,
  SODIUM_MAX_MG,
} from './constants.ts';
import type { DayLoad, DayTargets } from './day-targets.ts';

/** What the day's energy does to the body's stores: decides how much protein guards or builds muscle. */
export type EnergyBalance = 'deficit' | 'balance' | 'surplus';

type MacroNeeds = {
  energyKcal: number;
  balance: EnergyBalance;
  load: DayLoad;
  age: number;
  lifeStage: LifeStage;
  massKg: number;
  leanKg: number | undefined;
};

type Macros = Pick<
  DayTargets,
  'proteinG' | 'fatG' | 'carbohydrateG' | 'fibreG' | 'saturatedFatMaxG' | 'sodiumMaxMg'
>;

/**
 * The day's macros in whole grams. Protein by body and training, fat by share of energy, carbohydrate the rest; each
 * within its AMDR, and together the day's energy to within 2 kcal.
 */
export function dayMacros(needs: MacroNeeds): Macros {
  const { energyKcal, load, age } = needs;
  const ranges = age < ADULT_AGE ? AMDR.minor : AMDR.adult;
  // Whole grams move the rest by up to 2 kcal: carbohydrate keeps that much clear of its lower end. Its upper end is
  // out of reach, for PROTEIN_SHARE and FAT_SHARE take at least 40 % between them.
  const carbohydrateMinKcal = ranges.carbohydrate.min * energyKcal + 2;
  const fatMinG = Math.ceil((ranges.fat.min * energyKcal) / KCAL_PER_G.fat);
  const proteinMaxKcal = Math.min(
    ranges.protein.max * energyKcal,
    energyKcal - carbohydrateMinKcal - KCAL_PER_G.fat * fatMinG,
  );
  const proteinG = Math.min(Math.round(proteinWishG(needs)), Math.floor(proteinMaxKcal / KCAL_PER_G.protein));
  const restKcal = energyKcal - KCAL_PER_G.protein * proteinG;
  const fatMaxKcal = Math.min(ranges.fat.max * energyKcal, restKcal - carbohydrateMinKcal);
  const fatG = clamp({
    value: Math.round((FAT_SHARE[load] * energyKcal) / KCAL_PER_G.fat),
    min: fatMinG,
    max: Math.floor(fatMaxKcal / KCAL_PER_G.fat),
  });
  return {
    proteinG,
    fatG,
    carbohydrateG: Math.round((restKcal - KCAL_PER_G.fat * fatG) / KCAL_PER_G.carbohydrate),
    fibreG: Math.round((FIBRE_G_PER_1000_KCAL * energyKcal) / 1000),
    saturatedFatMaxG: Math.floor((SATURATED_FAT_SHARE * energyKcal) / KCAL_PER_G.fat),
    sodiumMaxMg: sodiumMaxMg(age),
  };
}

function proteinWishG({ energyKcal, balance, load, age, lifeStage, massKg, leanKg }: MacroNeeds): number {
  const byShare = (PROTEIN_SHARE[load] * energyKcal) / KCAL_PER_G.protein;
  // No training figures are published for children or pregnancy: the RDA, and the share of an active day's energy.
  if (lifeStage !== 'none') return Math.max(byShare, PROTEIN_RDA_G_PER_KG[lifeStage] * massKg);
  if (age < ADULT_AGE) {
    const rda = age < 14 ? PROTEIN_RDA_G_PER_KG.under14 : PROTEIN_RDA_G_PER_KG.from14;
    return Math.max(byShare, rda * massKg);
  }
  const guardsMuscle = load === 'strength' && balance === 'deficit' && leanKg !== undefined;
  const byBody = guardsMuscle ? PROTEIN_G_PER_LEAN_KG * leanKg : PROTEIN_G_PER_KG[load][balance] * massKg;
  return Math.max(byShare, byBody);
}

function sodiumMaxMg(age: number): number {
  if (age < 9) return SODIUM_MAX_MG.under9;
  return age < 14 ? SODIUM_MAX_MG.under14 : SODIUM_MAX_MG.from14;
}

const clamp = ({ value, min, max }: { value: number; min: number; max: number }): number =>
  Math.min(max, Math.max(min, value));
