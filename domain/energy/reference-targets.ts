import type { IsoDate } from '../calendar.ts';
import type { DayTargets } from './day-targets.ts';
import { restingEnergy } from './resting-energy.ts';

/**
 * Daily reference intakes of an average adult: Regulation (EU) 1169/2011, Annex XIII, part B. Salt of 6 g
 * holds 2400 mg of sodium; the stricter limit of the other targets is kept. Fibre: 14 g for 1000 kcal.
 */
const REFERENCE_INTAKE = {
  energyKcal: 2000,
  fatG: 70,
  saturatedFatMaxG: 20,
  carbohydrateG: 260,
  proteinG: 50,
  sodiumMaxMg: 2300,
  fibreG: 28,
};

/** An average adult, for the figures that the intake itself does not give (EFSA default body mass: 70 kg). */
const REFERENCE_ADULT = { sex: 'unspecified', age: 40, massKg: 70, heightCm: 170 } as const;

/**
 * Targets when a user's own could not be computed and there are no earlier ones: better a plain day of
 * 2000 kcal that says so than no plan.
 */
export function referenceTargets({
  localDate,
  activityDate,
}: {
  localDate: IsoDate;
  activityDate: IsoDate;
}): DayTargets {
  return {
    localDate,
    activityDate,
    massKg: REFERENCE_ADULT.massKg,
    ...restingEnergy({ ...REFERENCE_ADULT, bodyFatPercent: undefined }),
    expenditureKcal: REFERENCE_INTAKE.energyKcal,
    expenditureOrigin: { kind: 'baseline', level: 'light', reason: 'no_data', workoutKcal: 0 },
    adjustmentKcal: 0,
    energyMethod: 'reference',
    limits: [],
    load: 'usual',
    medicalNotice: true,
    ...REFERENCE_INTAKE,
  };
}
