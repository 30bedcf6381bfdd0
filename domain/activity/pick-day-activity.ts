import type { IsoDate, TimeZone } from '../calendar.ts';
import type { ActivityReport, ActivitySource, BaselineReason } from './activity-day.ts';
import { dayEfforts, type Effort } from './day-efforts.ts';
import type { DeviceWorkout } from './device-workout.ts';
import { maxActiveKcal, type Reading, readReports } from './read-reports.ts';
import { SOURCE_ORDER } from './source-order.ts';
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

/** Workouts that devices recorded on a day. */
export type RecordedWorkouts = {
  deviceWorkouts: readonly DeviceWorkout[];
  localDate: IsoDate;
  timeZone: TimeZone;
};

type DayEvidence = {
  reports: readonly ActivityReport[];
  workouts: readonly Workout[];
  /** What devices recorded as workouts, and the day that their clock on the wall stands for. */
  recorded?: RecordedWorkouts | undefined;
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

/**
 * Chooses the one figure that a day's activity is computed from, so that nothing counts twice.
 *
 * - Between readings: complete before incomplete, active energy before total before steps, then the source's order,
 *   then the newest. Impossible figures are set aside (`implausible_data` when nothing else is left).
 * - A workout that was logged and recorded by a device counts once, by the device's figures (`distinctWorkouts`).
 * - A device's energy covers the whole day, so workouts are already in it. Only when the logged ones that no device
 *   recorded, with those it did, are more than it saw (it was not worn) do they replace its figure; the two are never
 *   added.
 * - Steps are joined by the workouts' energy without the steps taken inside them.
 * - A day still going on (incomplete) counts only when it already exceeds the usual level; otherwise it says no more than
 *   `no_data`.
 * - Without a device figure the day is the usual level or the workouts, whichever is more, never both.
 */
export function pickDayActivity({ recorded, workouts, ...evidence }: DayEvidence): DayActivity {
  const { restingKcal, baselineNetKcal } = evidence;
  const efforts = dayEfforts({ workouts, restingKcal, ...(recorded ?? NOTHING_RECORDED) });
  const { readings, rejected } = readReports({ ...evidence, efforts });
  const best = readings.toSorted(byTrust)[0];
  if (best && (best.complete || best.netKcal > baselineNetKcal)) {
    return fromReading({ best, efforts, restingKcal });
  }
  const reason = rejected ? 'implausible_data' : 'no_data';
  // Workouts are typed by hand: more than a body can do in a day is counted up to that.
  const workoutKcal = Math.min(kcalOf(efforts), maxActiveKcal(restingKcal));
  if (workoutKcal > baselineNetKcal) {
    return { status: 'measured', method: 'workouts', reason, netKcal: workoutKcal, workoutKcal };
  }
  return { status: 'baseline', reason, netKcal: baselineNetKcal, workoutKcal };
}

/** Without a recorded workout, date and zone decide nothing. */
const NOTHING_RECORDED: RecordedWorkouts = { deviceWorkouts: [], localDate: '2000-01-01', timeZone: 'UTC' };

const kcalOf = (efforts: readonly Effort[]): number => efforts.reduce((sum, { netKcal }) => sum + netKcal, 0);

type ChosenReading = { best: Reading; efforts: readonly Effort[]; restingKcal: number };

function fromReading({ best, efforts, restingKcal }: ChosenReading): DayActivity {
  const limit = maxActiveKcal(restingKcal);
  const logged = kcalOf(efforts.filter(({ kind }) => kind === 'logged'));
  // What devices recorded is in the day's figure: it is no more than that.
  const seen = Math.min(kcalOf(efforts.filter(({ kind }) => kind === 'device')), best.netKcal);
  const workoutKcal = Math.min(logged + seen, limit);
  // Steps already have the workouts added; a device's energy has them inside, or did not see them at all.
  if (best.method !== 'steps' && workoutKcal > best.netKcal) {
    return { status: 'measured', method: 'workouts', source: best.source, netKcal: workoutKcal, workoutKcal };
  }
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
