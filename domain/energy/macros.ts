import type { LifeStage } from '../profile/profile.ts';
import {
  ADDED_SUGAR_MEAL_G,
  ADDED_SUGAR_SHARE,
  ADJUSTED_MASS,
  ADULT_AGE,
  AMDR,
  FAT_SHARE,
  FIBRE_G_PER_1000_KCAL,
  KCAL_PER_G,
  OBESE_BMI,
  PROTEIN_G_PER_KG,
  PROTEIN_G_PER_LEAN_KG,
  PROTEIN_MAX_G_PER_KG,
  PROTEIN_RDA_G_PER_KG,
  PROTEIN_SHARE,
  SATURATED_FAT_SHARE,
  SODIUM_MAX_MG,
} from './constants.ts';
import type { DayLoad, DayTargets, ProteinOrigin } from './day-targets.ts';

/** Breakfast, lunch, dinner and a snack. */
const MEALS_A_DAY = 4;

/** What the day's energy does to the body's stores: decides how much protein guards or builds muscle. */
export type EnergyBalance = 'deficit' | 'balance' | 'surplus';

type MacroNeeds = {
  energyKcal: number;
  balance: EnergyBalance;
  load: DayLoad;
  age: number;
  lifeStage: LifeStage;
  massKg: number;
  /** Absent: protein follows `massKg` itself. */
  heightCm?: number;
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
  // Whole grams move the rest by up to 2 kcal: carbohydrate keeps that much clear of its ends.
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
  // Where protein is held to what a body needs, carbohydrate may not take all of the rest.
  const fatRestKcal = restKcal - ranges.carbohydrate.max * energyKcal + 2;
  const fatG = clamp({
    value: Math.round((FAT_SHARE[load] * energyKcal) / KCAL_PER_G.fat),
    min: Math.max(fatMinG, Math.ceil(fatRestKcal / KCAL_PER_G.fat)),
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
    addedSugarMaxG: Math.min(
      Math.floor((ADDED_SUGAR_SHARE * energyKcal) / KCAL_PER_G.carbohydrate),
      ADDED_SUGAR_MEAL_G * MEALS_A_DAY,
    ),
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

/**
 * By the body or by a mixed meal's share of energy, whichever is more; the share only up to what is advised for a body,
 * or to the lower end of the AMDR where that is more.
 */
function proteinWish(needs: MacroNeeds): Wish {
  const share = PROTEIN_SHARE[needs.load];
  const byShare = (share * needs.energyKcal) / KCAL_PER_G.protein;
  const { kind, gPerKg, kg } = bodyNeed(needs);
  const bodyG = gPerKg * kg;
  if (bodyG >= byShare) return { wishG: bodyG, origin: { kind, gPerKg } };
  const mostPerKg = proteinMaxPerKg(needs.age);
  const mostG = Math.max(mostPerKg * proteinMass(needs).kg, bodyG);
  if (byShare <= mostG) return { wishG: byShare, origin: { kind: 'energy_share', share } };
  const { min } = (needs.age < ADULT_AGE ? AMDR.minor : AMDR.adult).protein;
  const leastG = Math.ceil((min * needs.energyKcal) / KCAL_PER_G.protein);
  return leastG > mostG
    ? { wishG: leastG, origin: { kind: 'energy_share', share: min } }
    : { wishG: mostG, origin: { kind: 'body_most', gPerKg: mostPerKg } };
}

type BodyNeed = { kind: 'body_mass' | 'adjusted_mass' | 'lean_mass'; gPerKg: number; kg: number };

function bodyNeed(needs: MacroNeeds): BodyNeed {
  const { balance, load, age, lifeStage, leanKg } = needs;
  const ofBody = (gPerKg: number): BodyNeed => ({ ...proteinMass(needs), gPerKg });
  // No training figures are published for children or pregnancy: the RDA, or the share of an active day's energy.
  if (lifeStage !== 'none') return ofBody(PROTEIN_RDA_G_PER_KG[lifeStage]);
  if (age < ADULT_AGE) return ofBody(age < 14 ? PROTEIN_RDA_G_PER_KG.under14 : PROTEIN_RDA_G_PER_KG.from14);
  if (load === 'strength' && balance === 'deficit' && leanKg !== undefined)
    return { kind: 'lean_mass', gPerKg: PROTEIN_G_PER_LEAN_KG, kg: leanKg };
  return ofBody(PROTEIN_G_PER_KG[load][balance]);
}

/**
 * The mass that protein follows. In obesity that is the adjusted one, for fat needs little: the mass of a healthy weight
 * and a quarter of what is above it, and the lean mass at least, where that is known. Just under BMI 30 it is no more
 * than at 30, so that a kilogram less never means more protein.
 */
function proteinMass({ age, massKg, heightCm, leanKg = 0 }: MacroNeeds): Pick<BodyNeed, 'kind' | 'kg'> {
  const actual = { kind: 'body_mass' as const, kg: massKg };
  // BMI classes are for adults.
  if (heightCm === undefined || age < ADULT_AGE) return actual;
  const { healthyBmi, shareAbove } = ADJUSTED_MASS;
  const squareM = (heightCm / 100) ** 2;
  const countedMass = Math.max(massKg, OBESE_BMI * squareM);
  const adjustedKg = healthyBmi * squareM + shareAbove * (countedMass - healthyBmi * squareM);
  const kg = Math.max(adjustedKg, leanKg);
  return kg < massKg ? { kind: 'adjusted_mass', kg } : actual;
}

function proteinMaxPerKg(age: number): number {
  if (age >= ADULT_AGE) return PROTEIN_MAX_G_PER_KG.adult;
  return age < 14 ? PROTEIN_MAX_G_PER_KG.under14 : PROTEIN_MAX_G_PER_KG.from14;
}

function sodiumMaxMg(age: number): number {
  if (age < 9) return SODIUM_MAX_MG.under9;
  return age < 14 ? SODIUM_MAX_MG.under14 : SODIUM_MAX_MG.from14;
}

const clamp = ({ value, min, max }: { value: number; min: number; max: number }): number =>
  Math.min(max, Math.max(min, value));
