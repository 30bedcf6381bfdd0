import type { ActivityReport, BaselineReason } from '../activity/activity-day.ts';
import { dayTraining } from '../activity/day-training.ts';
import type { DeviceWorkout } from '../activity/device-workout.ts';
import type { Workout } from '../activity/workout.ts';
import type { IsoDate } from '../calendar.ts';
import { withApplicableTarget } from '../profile/clinician-target.ts';
import type { Goal, Profile } from '../profile/profile.ts';
import { adaptExpenditure } from './adapt-expenditure.ts';
import { ageOn } from './age.ts';
import { ADULT_AGE } from './constants.ts';
import { dayLoad } from './day-load.ts';
import type { DayTargets, EnergyLimit, ExpenditureOrigin } from './day-targets.ts';
import type { EnergyHistory, ExpenditureBasis } from './energy-history.ts';
import { energyTarget } from './energy-target.ts';
import { dayExpenditure } from './expenditure.ts';
import { dayMacros, type EnergyBalance } from './macros.ts';
import { leanMassKg, restingEnergy } from './resting-energy.ts';

type DayInputs = {
  profile: Profile;
  /** The latest known body mass; the profile's own is the one entered at sign-up. */
  massKg: number;
  /** The day to eat on. */
  localDate: IsoDate;
  /** The day whose activity counts: the one before. Reports and workouts of other days are ignored. */
  activityDate: IsoDate;
  reports: readonly ActivityReport[];
  workouts: readonly Workout[];
  /** What devices recorded on `activityDate`. */
  deviceWorkouts?: readonly DeviceWorkout[] | undefined;
  /** Why there may be no report, when the caller knows. */
  baselineReason?: BaselineReason | undefined;
  /** The weight log and past intake: with enough of them the formula's expenditure is corrected. */
  history?: EnergyHistory | undefined;
};

/**
 * Today's energy and macro targets from yesterday's activity, with the origin of each number. Energy in whole kcal,
 * macros in whole grams. Where `history` is enough, expenditure is what the weight log makes of the formula's; caps and
 * floors hold afterwards as before. Deterministic: the same inputs give the same targets.
 *
 * @throws DomainError invalid `birth_date_implausible`
 */
export function computeDayTargets({ profile: entered, massKg, ...day }: DayInputs): DayTargets {
  const { localDate, activityDate } = day;
  const { profile, isTargetBarred } = withApplicableTarget({ profile: entered, massKg, localDate });
  const age = ageOn({ birthDate: profile.birthDate, localDate });
  const { sex, heightCm, bodyFatPercent, lifeStage } = profile;
  const resting = restingEnergy({ sex, age, massKg, heightCm, bodyFatPercent });
  const { restingKcal } = resting;
  const used = dayBefore({ profile, age, massKg, restingKcal, ...day });
  const { expenditureKcal, adaptation } = used;
  const energy = energyTarget({
    profile,
    age,
    massKg,
    restingKcal,
    expenditureKcal,
    formulaKcal: adaptation?.formulaKcal,
  });
  const macros = dayMacros({
    energyKcal: energy.energyKcal,
    balance: energyBalance({ goal: profile.goal, adjustmentKcal: energy.adjustmentKcal }),
    load: used.load,
    age,
    lifeStage,
    massKg,
    heightCm,
    leanKg: leanMassKg({ massKg, bodyFatPercent }),
  });
  const limits = isTargetBarred ? [...energy.limits, 'clinician_target_barred' as const] : energy.limits;
  const medicalNotice =
    age < ADULT_AGE ||
    lifeStage !== 'none' ||
    entered.clinicianTarget !== undefined ||
    limits.some((limit) => LIMITS_TO_SHOW_A_DOCTOR.has(limit));
  return {
    localDate,
    activityDate,
    massKg,
    ...resting,
    ...used,
    ...energy,
    limits,
    ...macros,
    medicalNotice,
  };
}

/** The plan follows the rules, and somebody who knows the person should still look at it. */
const LIMITS_TO_SHOW_A_DOCTOR: ReadonlySet<EnergyLimit> = new Set([
  'low_expenditure',
  'least_day_food',
  'near_underweight',
  'target_mass_unsafe',
]);

type DayBefore = Pick<DayTargets, 'expenditureKcal' | 'expenditureOrigin' | 'adaptation' | 'load'>;

/** What the day before used and how hard it was: by the formula, then as the weight log corrects it. */
function dayBefore({
  profile,
  age,
  massKg,
  restingKcal,
  localDate,
  activityDate,
  ...day
}: DayInputs & { age: number; restingKcal: number }): DayBefore {
  const workouts = day.workouts.filter((workout) => workout.localDate === activityDate);
  const { deviceWorkouts = [] } = day;
  const recorded = { deviceWorkouts, localDate: activityDate, timeZone: profile.timeZone };
  const byFormula = dayExpenditure({
    reports: day.reports.filter((report) => report.localDate === activityDate),
    workouts,
    recorded,
    age,
    massKg,
    restingKcal,
    baselineActivity: profile.baselineActivity,
    baselineReason: day.baselineReason,
  });
  const { expenditureKcal: formulaKcal, expenditureOrigin } = byFormula;
  // The load is the kind of day that the body had, whatever it makes of it: the formula's figure tells that.
  const training = dayTraining({ workouts, ...recorded });
  const load = dayLoad({ training, restingKcal, ...byFormula });
  const basis = basisOf(expenditureOrigin);
  const yesterday = { localDate: activityDate, formulaKcal, restingKcal, massKg, basis, hasAllowance: false };
  const { history } = day;
  const adaptation = history && adaptExpenditure({ profile, localDate, history, yesterday });
  if (adaptation === undefined) return { ...byFormula, load };
  return { ...byFormula, load, adaptation, expenditureKcal: Math.round(adaptation.factor * formulaKcal) };
}

function basisOf(origin: ExpenditureOrigin): ExpenditureBasis {
  if (origin.kind === 'baseline') return origin.level;
  return origin.source === undefined ? 'workouts' : 'device';
}

type Direction = { goal: Goal; adjustmentKcal: number };

function energyBalance({ goal, adjustmentKcal }: Direction): EnergyBalance {
  if (adjustmentKcal < 0) return 'deficit';
  // An allowance or a floor also lifts the day above its expenditure, but builds nothing.
  return goal === 'gain' && adjustmentKcal > 0 ? 'surplus' : 'balance';
}
