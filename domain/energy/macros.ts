import type { LifeStage } from '../profile/profile.ts';
import {
  ADDED_SUGAR_SHARE,
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
import type { DayLoad, DayTargets, ProteinOrigin } from './day-targets.ts';

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
> &
  Required<Pick<DayTargets, 'proteinOrigin' | 'addedSugarMaxG'>>;

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
  const { proteinG, proteinOrigin } = keepRange({
    wish: proteinWish(needs),
    maxKcal: Math.min(
      ranges.protein.max * energyKcal,
      energyKcal - carbohydrateMinKcal - KCAL_PER_G.fat * fatMinG,
    ),
    share: ranges.protein.max,
  });
  const restKcal = energyKcal - KCAL_PER_G.protein * proteinG;
  const fatMaxKcal = Math.min(ranges.fat.max * energyKcal, restKcal - carbohydrateMinKcal);
  const fatG = clamp({
    value: Math.round((FAT_SHARE[load] * energyKcal) / KCAL_PER_G.fat),
    min: fatMinG,
    max: Math.floor(fatMaxKcal / KCAL_PER_G.fat),
  });
  return {
    proteinG,
    proteinOrigin,
    fatG,
    carbohydrateG: Math.round((restKcal - KCAL_PER_G.fat * fatG) / KCAL_PER_G.carbohydrate),
    fibreG: Math.round((FIBRE_G_PER_1000_KCAL * energyKcal) / 1000),
    saturatedFatMaxG: Math.floor((SATURATED_FAT_SHARE * energyKcal) / KCAL_PER_G.fat),
    sodiumMaxMg: sodiumMaxMg(age),
    addedSugarMaxG: Math.floor((ADDED_SUGAR_SHARE * energyKcal) / KCAL_PER_G.carbohydrate),
  };
}

type Wish = { wishG: number; origin: ProteinOrigin };

function keepRange({ wish, maxKcal, share }: { wish: Wish; maxKcal: number; share: number }): {
  proteinG: number;
  proteinOrigin: ProteinOrigin;
} {
  const wishG = Math.round(wish.wishG);
  const maxG = Math.floor(maxKcal / KCAL_PER_G.protein);
  if (wishG <= maxG) return { proteinG: wishG, proteinOrigin: wish.origin };
  return { proteinG: maxG, proteinOrigin: { kind: 'range_end', share } };
}

/** By the body or by a mixed meal's share of energy, whichever is more. */
function proteinWish(needs: MacroNeeds): Wish {
  const share = PROTEIN_SHARE[needs.load];
  const byShare = (share * needs.energyKcal) / KCAL_PER_G.protein;
  const { kind, gPerKg, kg } = bodyNeed(needs);
  return gPerKg * kg >= byShare
    ? { wishG: gPerKg * kg, origin: { kind, gPerKg } }
    : { wishG: byShare, origin: { kind: 'energy_share', share } };
}

type BodyNeed = { kind: 'body_mass' | 'lean_mass'; gPerKg: number; kg: number };

function bodyNeed({ balance, load, age, lifeStage, massKg, leanKg }: MacroNeeds): BodyNeed {
  const ofBody = (gPerKg: number): BodyNeed => ({ kind: 'body_mass', gPerKg, kg: massKg });
  // No training figures are published for children or pregnancy: the RDA, or the share of an active day's energy.
  if (lifeStage !== 'none') return ofBody(PROTEIN_RDA_G_PER_KG[lifeStage]);
  if (age < ADULT_AGE) return ofBody(age < 14 ? PROTEIN_RDA_G_PER_KG.under14 : PROTEIN_RDA_G_PER_KG.from14);
  if (load === 'strength' && balance === 'deficit' && leanKg !== undefined)
    return { kind: 'lean_mass', gPerKg: PROTEIN_G_PER_LEAN_KG, kg: leanKg };
  return ofBody(PROTEIN_G_PER_KG[load][balance]);
}

function sodiumMaxMg(age: number): number {
  if (age < 9) return SODIUM_MAX_MG.under9;
  return age < 14 ? SODIUM_MAX_MG.under14 : SODIUM_MAX_MG.from14;
}

const clamp = ({ value, min, max }: { value: number; min: number; max: number }): number =>
  Math.min(max, Math.max(min, value));
