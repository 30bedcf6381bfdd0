import type { Profile } from '../profile/profile.ts';
import {
  ADULT_AGE,
  BREASTFEEDING_ALLOWANCE_KCAL,
  GROWTH_SHARE,
  KCAL_PER_KG_BODY_MASS,
  LOW_BMI_OF_AGE,
  MAX_DEFICIT_KCAL,
  MAX_DEFICIT_SHARE,
  MAX_EATEN_PER_RESTING,
  MAX_SURPLUS_KCAL,
  MIN_DAYS_TO_UNDERWEIGHT,
  MIN_ENERGY_KCAL,
  MIN_RESTING_SHARE,
  PREGNANCY_ALLOWANCE_KCAL,
  SERVABLE_KCAL,
  UNDERWEIGHT_BMI,
} from './constants.ts';
import type { DayTargets, EnergyAllowance, EnergyLimit } from './day-targets.ts';

type Need = {
  profile: Profile;
  age: number;
  massKg: number;
  restingKcal: number;
  expenditureKcal: number;
  /** The formula's expenditure, where `expenditureKcal` is one that was corrected by the weight log. */
  formulaKcal?: number | undefined;
};

type EnergyTarget = Pick<DayTargets, 'energyKcal' | 'energyMethod' | 'adjustmentKcal' | 'limits'> & {
  allowance?: EnergyAllowance;
};

/**
 * The day's energy, whole kcal, with the limits that moved it.
 *
 * Expenditure, plus the goal's pace at 7700 kcal/kg within its caps, or plus the published allowance where a body grows,
 * carries or feeds a child (then no goal applies). The floors hold a deficit back and never make a surplus. What cannot be
 * eaten or served in a day is left out. A clinician's target replaces all but the last; whether it applies is decided
 * before (`withApplicableTarget`).
 */
export function energyTarget({ profile, age, massKg, restingKcal, ...used }: Need): EnergyTarget {
  const { expenditureKcal, formulaKcal = expenditureKcal } = used;
  if (profile.clinicianTarget) {
    const { energyKcal: setKcal } = profile.clinicianTarget;
    const { energyKcal, limits } = keepServable({ energyKcal: setKcal, mostKcal: SERVABLE_KCAL.max });
    const adjustmentKcal = energyKcal - expenditureKcal;
    return { energyKcal, energyMethod: 'clinician', adjustmentKcal, limits };
  }
  const allowance = allowanceFor({ profile, age, expenditureKcal });
  const wish = allowance
    ? { kcal: allowance.kcal, limits: protectedLimits({ profile, allowance }) }
    : goalAdjustment({ profile, age, massKg, expenditureKcal, formulaKcal });
  const floored = keepFloors({
    energyKcal: expenditureKcal + wish.kcal,
    expenditureKcal,
    restingKcal,
    minEnergyKcal: MIN_ENERGY_KCAL[profile.sex],
  });
  const eatenKcal = Math.max(SERVABLE_KCAL.min, Math.round(MAX_EATEN_PER_RESTING * restingKcal));
  const mostKcal = Math.min(SERVABLE_KCAL.max, eatenKcal);
  const { energyKcal, limits } = keepServable({ energyKcal: floored.energyKcal, mostKcal });
  return {
    energyKcal,
    energyMethod: 'computed',
    adjustmentKcal: energyKcal - expenditureKcal,
    limits: [...wish.limits, ...floored.limits, ...limits],
    ...(allowance && { allowance }),
  };
}

type Allowing = Pick<Need, 'profile' | 'age' | 'expenditureKcal'>;

function allowanceFor({ profile, age, expenditureKcal }: Allowing): EnergyAllowance | undefined {
  if (profile.lifeStage === 'pregnant') return { kind: 'pregnancy', kcal: PREGNANCY_ALLOWANCE_KCAL };
  if (profile.lifeStage === 'breastfeeding')
    return { kind: 'breastfeeding', kcal: BREASTFEEDING_ALLOWANCE_KCAL };
  if (age < ADULT_AGE) return { kind: 'growth', kcal: Math.round(GROWTH_SHARE * expenditureKcal) };
  return undefined;
}

type Adjustment = { kcal: number; limits: EnergyLimit[] };

function protectedLimits({
  profile,
  allowance,
}: {
  profile: Profile;
  allowance: EnergyAllowance;
}): EnergyLimit[] {
  if (profile.goal !== 'lose') return [];
  return [allowance.kind === 'growth' ? 'no_deficit_minor' : 'no_deficit_pregnancy'];
}

type Expenditure = { expenditureKcal: number; formulaKcal: number };
type Goal = Pick<Need, 'profile' | 'age' | 'massKg'> & Expenditure;

function goalAdjustment({ profile, age, massKg, ...used }: Goal): Adjustment {
  const { goal, heightCm, targetMassKg } = profile;
  if (goal === 'maintain') return { kcal: 0, limits: [] };
  const paceKcal = Math.round((profile.paceKgPerWeek * KCAL_PER_KG_BODY_MASS) / 7);
  if (goal === 'gain') {
    if (targetMassKg !== undefined && massKg >= targetMassKg)
      return { kcal: 0, limits: ['target_mass_reached'] };
    return paceKcal > MAX_SURPLUS_KCAL
      ? { kcal: MAX_SURPLUS_KCAL, limits: ['max_surplus_kcal'] }
      : { kcal: paceKcal, limits: [] };
  }
  const lowBmi = age < LOW_BMI_OF_AGE.fromAge ? UNDERWEIGHT_BMI : LOW_BMI_OF_AGE.bmi;
  const healthyMassKg = lowBmi * (heightCm / 100) ** 2;
  // Without a target the present mass is what a deficit leads below.
  if (Math.min(massKg, targetMassKg ?? massKg) < healthyMassKg)
    return { kcal: 0, limits: ['target_mass_unsafe'] };
  if (targetMassKg !== undefined && massKg <= targetMassKg)
    return { kcal: 0, limits: ['target_mass_reached'] };
  return capDeficit({ paceKcal, spareKg: massKg - healthyMassKg, ...used });
}

function capDeficit({
  paceKcal,
  spareKg,
  expenditureKcal,
  formulaKcal,
}: Expenditure & { paceKcal: number; spareKg: number }): Adjustment {
  // If the weight log is wrong (food that was not planned), the deficit is still no more than the cap.
  const aboveKcal = Math.max(0, formulaKcal - expenditureKcal);
  const caps: [EnergyLimit, number][] = [
    ['max_deficit_kcal', MAX_DEFICIT_KCAL],
    ['max_deficit_share', Math.floor(MAX_DEFICIT_SHARE * expenditureKcal)],
    ['max_below_formula', Math.max(0, MAX_DEFICIT_KCAL - aboveKcal)],
    ['near_underweight', Math.floor((spareKg * KCAL_PER_KG_BODY_MASS) / MIN_DAYS_TO_UNDERWEIGHT)],
  ];
  const limits: EnergyLimit[] = [];
  let deficitKcal = paceKcal;
  for (const [limit, maxKcal] of caps) {
    if (deficitKcal <= maxKcal) continue;
    deficitKcal = maxKcal;
    limits.push(limit);
  }
  return { kcal: -deficitKcal, limits };
}

type Kept = { energyKcal: number; limits: EnergyLimit[] };
type Floors = { energyKcal: number; expenditureKcal: number; restingKcal: number; minEnergyKcal: number };

function keepFloors({ energyKcal, expenditureKcal, restingKcal, minEnergyKcal }: Floors): Kept {
  const minRestingKcal = Math.ceil(MIN_RESTING_SHARE * restingKcal);
  // A floor bounds a deficit: who uses less than it is not fattened by it.
  const floorKcal = Math.min(Math.max(minEnergyKcal, minRestingKcal), expenditureKcal);
  const kept = Math.max(energyKcal, floorKcal);
  if (kept < minEnergyKcal) return { energyKcal: kept, limits: ['low_expenditure'] };
  // A quarter off a sedentary day is 0.9 of rest exactly: a kcal of rounding is no limit worth telling.
  if (kept - energyKcal <= 1) return { energyKcal: kept, limits: [] };
  return { energyKcal: kept, limits: [kept === minEnergyKcal ? 'min_energy_for_sex' : 'min_resting_share'] };
}

function keepServable({ energyKcal, mostKcal }: { energyKcal: number; mostKcal: number }): Kept {
  if (energyKcal > mostKcal) return { energyKcal: mostKcal, limits: ['most_day_food'] };
  const leastKcal = SERVABLE_KCAL.min;
  return energyKcal < leastKcal
    ? { energyKcal: leastKcal, limits: ['least_day_food'] }
    : { energyKcal, limits: [] };
}
