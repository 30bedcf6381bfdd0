import type { Training } from '../activity/day-training.ts';
import type { TrainingKind } from '../activity/workout.ts';
import {
  ENDURANCE_DAY_MIN,
  REST_DAY_BELOW_PAL,
  STRENGTH_DAY_MIN,
  VIGOROUS_DAY_FROM_PAL,
} from './constants.ts';
import type { DayLoad, ExpenditureOrigin } from './day-targets.ts';

type DayEffort = {
  training: readonly Training[];
  restingKcal: number;
  expenditureKcal: number;
  expenditureOrigin: ExpenditureOrigin;
};

/** Parts of a workout's minutes that train strength and endurance. */
const MINUTES_SHARE = {
  strength: { strength: 1, endurance: 0 },
  endurance: { strength: 0, endurance: 1 },
  mixed: { strength: 0.5, endurance: 0.5 },
  mobility: { strength: 0, endurance: 0 },
} satisfies Record<TrainingKind, { strength: number; endurance: number }>;

/**
 * How hard a day was: by the kind of training logged or recorded; without it, by how much a device measured. A day from the usual
 * level is `usual`, for nothing is known of it.
 */
export function dayLoad({ training, restingKcal, expenditureKcal, expenditureOrigin }: DayEffort): DayLoad {
  const minutes = trainingMinutes(training);
  const strengthDay = minutes.strength >= STRENGTH_DAY_MIN;
  const enduranceDay = minutes.endurance >= ENDURANCE_DAY_MIN;
  // On a day with both, the longer decides: each has its threshold already behind it.
  if (strengthDay && !(enduranceDay && minutes.endurance > minutes.strength)) return 'strength';
  if (enduranceDay) return 'endurance';
  if (expenditureOrigin.kind === 'baseline') return 'usual';
  const physicalActivityLevel = expenditureKcal / restingKcal;
  if (physicalActivityLevel >= VIGOROUS_DAY_FROM_PAL) return 'endurance';
  return physicalActivityLevel < REST_DAY_BELOW_PAL ? 'rest' : 'usual';
}

function trainingMinutes(training: readonly Training[]): { strength: number; endurance: number } {
  const minutes = { strength: 0, endurance: 0 };
  for (const { kind, durationMin } of training) {
    const share = MINUTES_SHARE[kind];
    minutes.strength += share.strength * durationMin;
    minutes.endurance += share.endurance * durationMin;
  }
  return minutes;
}
