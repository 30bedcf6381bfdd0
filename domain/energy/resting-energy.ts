import type { Sex } from '../profile/profile.ts';
import { ADULT_AGE, KATCH_MCARDLE, MIFFLIN_OFFSET_KCAL, SCHOFIELD } from './constants.ts';
import type { DayTargets } from './day-targets.ts';

type Body = { sex: Sex; age: number; massKg: number; heightCm: number; bodyFatPercent?: number | undefined };
type RestingEnergy = { restingKcal: number; restingMethod: DayTargets['restingMethod'] };

/**
 * Resting energy expenditure, whole kcal a day, and the equation it came from.
 *
 * Katch–McArdle where body fat is known, otherwise Mifflin–St Jeor. Both were fitted to adults: under 18 it is
 * Schofield's weight-only equations, which FAO/WHO/UNU publish for children, whatever the body fat.
 */
export function restingEnergy(body: Body): RestingEnergy {
  if (body.age < ADULT_AGE) return { restingKcal: Math.round(schofield(body)), restingMethod: 'schofield' };
  const leanKg = leanMassKg(body);
  if (leanKg !== undefined) {
    const restingKcal = Math.round(KATCH_MCARDLE.baseKcal + KATCH_MCARDLE.perLeanKgKcal * leanKg);
    return { restingKcal, restingMethod: 'katch_mcardle' };
  }
  return { restingKcal: Math.round(mifflinStJeor(body)), restingMethod: 'mifflin_st_jeor' };
}

/** Body mass without its fat, kg; `undefined` where body fat is not known. */
export function leanMassKg({
  massKg,
  bodyFatPercent,
}: Pick<Body, 'massKg' | 'bodyFatPercent'>): number | undefined {
  return bodyFatPercent === undefined ? undefined : massKg * (1 - bodyFatPercent / 100);
}

function mifflinStJeor({ sex, age, massKg, heightCm }: Body): number {
  return 10 * massKg + 6.25 * heightCm - 5 * age + MIFFLIN_OFFSET_KCAL[sex];
}

function schofield({ sex, age, massKg }: Body): number {
  const { male, female } = age < 10 ? SCHOFIELD.under10 : SCHOFIELD.from10;
  const maleKcal = male.perKgKcal * massKg + male.baseKcal;
  const femaleKcal = female.perKgKcal * massKg + female.baseKcal;
  const bySex = { male: maleKcal, female: femaleKcal, unspecified: (maleKcal + femaleKcal) / 2 };
  return (bySex satisfies Record<Sex, number>)[sex];
}
