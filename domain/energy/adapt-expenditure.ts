import { addDays, type IsoDate } from '../calendar.ts';
import type { Profile } from '../profile/profile.ts';
import { ageOn } from './age.ts';
import {
  ADAPTATION_WINDOW_DAYS,
  ADULT_AGE,
  EXPENDITURE_FACTOR_RANGE,
  MIN_ADAPTATION_CONFIDENCE,
  MIN_ADAPTATION_DAYS,
  MIN_ADAPTATION_WEIGHINGS,
} from './constants.ts';
import type { Adaptation } from './day-targets.ts';
import type { EnergyHistory, PastExpenditure } from './energy-history.ts';
import { estimateFactor, type FactorEstimate } from './estimate-factor.ts';
import { restingEnergy } from './resting-energy.ts';

type Evidence = {
  profile: Profile;
  /** The day to eat on. */
  localDate: IsoDate;
  history: EnergyHistory;
  /** What the formula says of the day before. */
  yesterday: PastExpenditure;
};

/**
 * What the weight log corrects in the formula's expenditure, or `undefined` where the formula stands as it is: while too
 * little is known, under 18, in pregnancy and while breastfeeding (the mass then follows growth), and under a
 * clinician's target (which nothing here may move).
 *
 * The factor is within 0.8–1.25. It holds for days known in the same way: after a change of the usual level, or from it to
 * a device, the formula stands until half of the known days are of the new kind.
 */
export function adaptExpenditure({
  profile,
  localDate,
  history,
  yesterday,
}: Evidence): Adaptation | undefined {
  const age = ageOn({ birthDate: profile.birthDate, localDate });
  if (age < ADULT_AGE || profile.lifeStage !== 'none' || profile.clinicianTarget) return undefined;
  const from = firstDay({ history, localDate });
  const isCounted = (day: { localDate: IsoDate }) => day.localDate >= from && day.localDate < localDate;
  const expenditures = [
    ...history.expenditures.filter((day) => isCounted(day) && day.localDate !== yesterday.localDate),
    yesterday,
  ];
  const estimate = estimateFactor({
    weighings: history.weighings.filter((weighing) => weighing.localDate >= from),
    expenditures: expenditures.map((day) => ({
      ...day,
      formulaKcal: formulaToday({ day, profile, age }),
    })),
    intakes: history.intakes.filter(isCounted),
    until: localDate,
  });
  if (!estimate || !isEnough(estimate)) return undefined;
  if (!isUsual({ profile, yesterday, expenditures })) return undefined;
  return {
    factor: round(clampFactor(estimate.factor)),
    confidence: round(estimate.confidence),
    days: estimate.days,
    weighings: estimate.weighings,
    weeks: Math.round(estimate.spanDays / 7),
    formulaKcal: Math.round(yesterday.formulaKcal),
  };
}

/** The window's first day; after pregnancy, or childhood, the history begins anew. */
function firstDay({ history, localDate }: { history: EnergyHistory; localDate: IsoDate }): IsoDate {
  return history.expenditures.reduce(
    (from, day) => (day.hasAllowance && day.localDate >= from ? addDays(day.localDate, 1) : from),
    addDays(localDate, -ADAPTATION_WINDOW_DAYS),
  );
}

type PastDay = { day: PastExpenditure; profile: Profile; age: number };

/** A past day by the formula of today, so that a corrected height or a new body fat is not taken for metabolism. */
function formulaToday({ day, profile, age }: PastDay): number {
  const { sex, heightCm, bodyFatPercent } = profile;
  const { restingKcal } = restingEnergy({ sex, age, heightCm, bodyFatPercent, massKg: day.massKg });
  return (day.formulaKcal * restingKcal) / day.restingKcal;
}

const isEnough = ({ confidence, days, weighings, spanDays }: FactorEstimate): boolean =>
  confidence >= MIN_ADAPTATION_CONFIDENCE &&
  days >= MIN_ADAPTATION_DAYS &&
  weighings >= MIN_ADAPTATION_WEIGHINGS &&
  spanDays >= MIN_ADAPTATION_DAYS;

type Bases = { profile: Profile; yesterday: PastExpenditure; expenditures: readonly PastExpenditure[] };

/** Whether half of the days are known as yesterday is. A day of workouts alone is one without a device, whatever the level. */
function isUsual({ profile, yesterday, expenditures }: Bases): boolean {
  const basis = yesterday.basis === 'workouts' ? profile.baselineActivity : yesterday.basis;
  const comparable = expenditures.filter((day) => day.basis !== 'workouts');
  return 2 * comparable.filter((day) => day.basis === basis).length >= comparable.length;
}

const clampFactor = (factor: number): number =>
  Math.min(EXPENDITURE_FACTOR_RANGE.max, Math.max(EXPENDITURE_FACTOR_RANGE.min, factor));

const round = (value: number): number => Math.round(value * 1000) / 1000;
