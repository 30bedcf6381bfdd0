import type { ActivityReport, ActivitySource, BaselineReason } from './activity-day.ts';
import { maxActiveKcal, type Reading, readReports } from './read-reports.ts';
import type { Workout } from './workout.ts';

/** A day whose hand-logged workouts are the figure: a device saw less (`source`), or none was there (`reason`). */
type WorkoutsDay = { method: 'workouts' } & ({ source: ActivitySource } | { reason: BaselineReason });
type DeviceDay = { method: Reading['method']; source: ActivitySource };

/**
 * What a day's expenditure above a sedentary day is. `netKcal` is that energy, `workoutKcal` the part of it that
 * hand-logged workouts gave; of a baseline day it is what they would have given, for they are within the usual level.
 */
export type DayActivity = { netKcal: number; workoutKcal: number } & (
  | ({ status: 'measured' } & (DeviceDay | WorkoutsDay))
  | { status: 'baseline'; reason: BaselineReason }
);

type DayEvidence = {
  reports: readonly ActivityReport[];
  workouts: readonly Workout[];
  massKg: number;
  restingKcal: number;
  /** What the usual activity level adds to a sedentary day, kcal. */
  baselineNetKcal: number;
};

/** Active energy leaves least to guess; a total contains the vendor's idea of rest; steps know only walking. */
const METHOD_ORDER = { active_energy: 0, total_energy: 1, steps: 2 } satisfies Record<
  Reading['method'],
  number
>;

/** The phone's health stores first: they merge every device that the person wears. Then wrist clouds, then phones. */
const SOURCE_ORDER = {
  healthkit: 0,
  health_connect: 1,
  google_health: 2,
  fitbit: 3,
  google_fit: 4,
} satisfies Record<ActivitySource, number>;

/**
 * Chooses the one figure that a day's activity is computed from, so that nothing counts twice.
 *
 * - Between readings: complete before incomplete, active energy before total before steps, then the source's order,
 *   then the newest. Impossible figures are set aside (`implausible_data` when nothing else is left).
 * - A device's energy covers the whole day, so hand-logged workouts are already in it. Only when they alone are more
 *   than the device saw (it was not worn) do they replace its figure; the two are never added.
 * - Steps are joined by the workouts' energy without the steps taken inside them.
 * - A day still going on (incomplete) counts only when it already exceeds the usual level; otherwise it says no more than
 *   `no_data`.
 * - Without a device figure the day is the usual level or the workouts, whichever is more, never both.
 */
export function pickDayActivity(evidence: DayEvidence): DayActivity {
  const { workouts, restingKcal, baselineNetKcal } = evidence;
  const { readings, rejected } = readReports(evidence);
  const best = readings.toSorted(byTrust)[0];
  const logged = workouts.reduce((sum, workout) => sum + Math.max(0, workout.netEnergyKcal), 0);
  // Workouts are typed by hand: more than a body can do in a day is counted up to that.
  const workoutKcal = Math.min(logged, maxActiveKcal(restingKcal));

  if (best && (best.complete || best.netKcal > baselineNetKcal)) {
    return fromReading({ best, workoutKcal, restingKcal });
  }
  const reason = rejected ? 'implausible_data' : 'no_data';
  if (workoutKcal > baselineNetKcal) {
    return { status: 'measured', method: 'workouts', reason, netKcal: workoutKcal, workoutKcal };
  }
  return { status: 'baseline', reason, netKcal: baselineNetKcal, workoutKcal };
}

type ChosenReading = { best: Reading; workoutKcal: number; restingKcal: number };

function fromReading({ best, workoutKcal, restingKcal }: ChosenReading): DayActivity {
  // Steps already have the workouts added; a device's energy has them inside, or did not see them at all.
  if (best.method !== 'steps' && workoutKcal > best.netKcal) {
    return { status: 'measured', method: 'workouts', source: best.source, netKcal: workoutKcal, workoutKcal };
  }
  const limit = maxActiveKcal(restingKcal);
  return {
    status: 'measured',
    method: best.method,
    source: best.source,
    netKcal: Math.min(best.netKcal, limit),
    workoutKcal: Math.min(best.workoutKcal, limit),
  };
}

function byTrust(a: Reading, b: Reading): number {
  return (
    Number(b.complete) - Number(a.complete) ||
    METHOD_ORDER[a.method] - METHOD_ORDER[b.method] ||
    SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] ||
    b.recordedAt.localeCompare(a.recordedAt)
  );
}
