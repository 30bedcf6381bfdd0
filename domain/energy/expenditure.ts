import type { ActivityReport, BaselineReason } from '../activity/activity-day.ts';
import { type DayActivity, pickDayActivity, type RecordedWorkouts } from '../activity/pick-day-activity.ts';
import type { Workout } from '../activity/workout.ts';
import type { BaselineActivity } from '../profile/profile.ts';
import { ACTIVITY_MULTIPLIER, SEDENTARY_MULTIPLIER } from './constants.ts';
import type { ExpenditureOrigin } from './day-targets.ts';

type DayKnown = {
  reports: readonly ActivityReport[];
  workouts: readonly Workout[];
  recorded?: RecordedWorkouts | undefined;
  massKg: number;
  restingKcal: number;
  /** Years; absent: an adult. */
  age?: number;
  baselineActivity: BaselineActivity;
  /** Why the caller has no (further) data, when it knows: `no_source`, `sync_timeout` … */
  baselineReason?: BaselineReason | undefined;
};

/**
 * Total energy expenditure of a day, whole kcal, and where it came from.
 *
 * 1.2 · resting for a sedentary day, plus the activity above rest that `pickDayActivity` chose. A day without data is
 * the usual level's multiple of resting energy (or a sedentary day with the hand-logged workouts, if that is more).
 */
export function dayExpenditure({ baselineActivity, baselineReason, ...known }: DayKnown): {
  expenditureKcal: number;
  expenditureOrigin: ExpenditureOrigin;
} {
  const { restingKcal } = known;
  const baselineNetKcal = (ACTIVITY_MULTIPLIER[baselineActivity] - SEDENTARY_MULTIPLIER) * restingKcal;
  const activity = pickDayActivity({ ...known, baselineNetKcal });
  return {
    expenditureKcal: Math.round(SEDENTARY_MULTIPLIER * restingKcal + activity.netKcal),
    expenditureOrigin: toOrigin({ activity, level: baselineActivity, baselineReason }),
  };
}

type OriginParts = {
  activity: DayActivity;
  level: BaselineActivity;
  baselineReason: BaselineReason | undefined;
};

function toOrigin({ activity, level, baselineReason }: OriginParts): ExpenditureOrigin {
  const workoutKcal = Math.round(activity.workoutKcal);
  // The caller knows why data are missing; that they were impossible only the choice itself knows.
  const explain = (reason: BaselineReason) => (reason === 'no_data' ? (baselineReason ?? reason) : reason);
  if (activity.status === 'baseline') {
    return { kind: 'baseline', level, reason: explain(activity.reason), workoutKcal };
  }
  const { doubts } = activity;
  const measured = {
    kind: 'measured' as const,
    method: activity.method,
    workoutKcal,
    ...(doubts && { doubts: [...doubts] }),
  };
  return 'source' in activity
    ? { ...measured, source: activity.source }
    : { ...measured, reason: explain(activity.reason) };
}
