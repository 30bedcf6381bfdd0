import type { Profile } from '../profile/profile.ts';
import {
  ADULT_AGE,
  BREASTFEEDING_ALLOWANCE_KCAL,
  GROWTH_SHARE,
  KCAL_PER_KG_BODY_MASS,
  MAX_DEFICIT_KCAL,
  MAX_DEFICIT_SHARE,
  MAX_SURPLUS_KCAL,
  MIN_ENERGY_KCAL,
  MIN_RESTING_SHARE,
  PREGNANCY_ALLOWANCE_KCAL,
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
 * carries or feeds a child (then no goal applies); never under the floors. A clinician's target replaces all of it.
 */
export function energyTarget({ profile, age, massKg, restingKcal, ...used }: Need): EnergyTarget {
  const { expenditureKcal, formulaKcal = expenditureKcal } = used;
  if (profile.clinicianTarget) {
    const { energyKcal } = profile.clinicianTarget;
    return {
      energyKcal,
      energyMethod: 'clinician',
      adjustmentKcal: energyKcal - expenditureKcal,
      limits: [],
    };
  }
  const allowance = allowanceFor({ profile, age, expenditureKcal });
  const wish = allowance
    ? { kcal: allowance.kcal, limits: protectedLimits({ profile, allowance }) }
    : goalAdjustment({ profile, massKg, expenditureKcal, formulaKcal });
  const { energyKcal, limits } = keepFloors({
    energyKcal: expenditureKcal + wish.kcal,
    restingKcal,
    minEnergyKcal: MIN_ENERGY_KCAL[profile.sex],
  });
  return {
    energyKcal,
    energyMethod: 'computed',
    adjustmentKcal: energyKcal - expenditureKcal,
    limits: [...wish.limits, ...limits],
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
type Goal = Pick<Need, 'profile' | 'massKg'> & Expenditure;

function goalAdjustment({ profile, massKg, ...used }: Goal): Adjustment {
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
  const healthyMassKg = UNDERWEIGHT_BMI * (heightCm / 100) ** 2;
  // Without a target the present mass is what a deficit leads below.
  if (Math.min(massKg, targetMassKg ?? massKg) < healthyMassKg)
    return { kcal: 0, limits: ['target_mass_unsafe'] };
  if (targetMassKg !== undefined && massKg <= targetMassKg)
    return { kcal: 0, limits: ['target_mass_reached'] };
  return capDeficit({ paceKcal, ...used });
}

function capDeficit({
  paceKcal,
  expenditureKcal,
  formulaKcal,
}: Expenditure & { paceKcal: number }): Adjustment {
  // If the weight log is wrong (food that was not planned), the deficit is still no more than the cap.
  const aboveKcal = Math.max(0, formulaKcal - expenditureKcal);
  const caps: [EnergyLimit, number][] = [
    ['max_deficit_kcal', MAX_DEFICIT_KCAL],
    ['max_deficit_share', Math.floor(MAX_DEFICIT_SHARE * expenditureKcal)],
    ['max_below_formula', Math.max(0, MAX_DEFICIT_KCAL - aboveKcal)],
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

type Floors = { energyKcal: number; restingKcal: number; minEnergyKcal: number };

function keepFloors({ energyKcal, restingKcal, minEnergyKcal }: Floors): {
  energyKcal: number;
  limits: EnergyLimit[];
} {
  const minRestingKcal = Math.ceil(MIN_RESTING_SHARE * restingKcal);
  const kept = Math.max(energyKcal, minEnergyKcal, minRestingKcal);
  // A quarter off a sedentary day is 0.9 of rest exactly: a kcal of rounding is no limit worth telling.
  if (kept - energyKcal <= 1) return { energyKcal: kept, limits: [] };
  return { energyKcal: kept, limits: [kept === minEnergyKcal ? 'min_energy_for_sex' : 'min_resting_share'] };
}
