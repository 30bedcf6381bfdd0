import type { IsoDate, TimeZone } from '../calendar.ts';
import { ADULT_AGE, SEDENTARY_MULTIPLIER, VIGOROUS_DAY_FROM_PAL } from '../energy/constants.ts';
import type { ActivityReport, ActivitySource, BaselineReason } from './activity-day.ts';
import { maxActiveKcal } from './believed-day.ts';
import { dayEfforts, type Effort } from './day-efforts.ts';
import type { DeviceWorkout } from './device-workout.ts';
import { type DayDoubt, type Reading, readReports } from './read-reports.ts';
import { bySourceTrust } from './source-order.ts';
import type { Workout } from './workout.ts';

/** A day whose hand-logged workouts are the figure: a device saw less (`source`), or none was there (`reason`). */
type WorkoutsDay = { method: 'workouts' } & ({ source: ActivitySource } | { reason: BaselineReason });
type DeviceDay = { method: Reading['method']; source: ActivitySource };

/**
 * What a day's expenditure above a sedentary day is. `netKcal` is that energy, `workoutKcal` the part of it that
 * hand-logged workouts gave; of a baseline day it is what they would have given, for they are within the usual level.
 * `doubts`: why the day counts differently from what was reported; absent where it does not.
 */
export type DayActivity = { netKcal: number; workoutKcal: number; doubts?: readonly DayDoubt[] } & (
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
  /** Years. Minors have their own bound of what is believed of a day; absent: an adult. */
  age?: number;
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
 * - Between readings: complete before incomplete, believable before more than a body can do, active energy before total
 *   before steps, then the source's order, then the newest. Impossible figures are set aside (`implausible_data` when
 *   nothing else is left).
 * - More than a body can do counts up to that (`maxActiveKcal`), whatever tells it. Where only steps stand against such an
 *   energy, they decide: of a vigorous day by themselves, they bear it out.
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
  const { restingKcal, baselineNetKcal, age = ADULT_AGE } = evidence;
  const maxKcal = maxActiveKcal({ restingKcal, age });
  const efforts = dayEfforts({ workouts, restingKcal, ...(recorded ?? NOTHING_RECORDED) });
  const { readings, rejected } = readReports({ ...evidence, efforts });
  const best = bestOf({ readings, restingKcal });
  if (best && (best.complete || best.netKcal > baselineNetKcal)) {
    return fromReading({ best, efforts, maxKcal });
  }
  const reason = rejected ? 'implausible_data' : 'no_data';
  const workoutKcal = Math.min(kcalOf(efforts), maxKcal);
  if (workoutKcal > baselineNetKcal) {
    const figures = { netKcal: workoutKcal, workoutKcal, ...doubting(beyond(kcalOf(efforts), maxKcal)) };
    return { status: 'measured', method: 'workouts', reason, ...figures };
  }
  return { status: 'baseline', reason, netKcal: baselineNetKcal, workoutKcal };
}

/** Without a recorded workout, date and zone decide nothing. */
const NOTHING_RECORDED: RecordedWorkouts = { deviceWorkouts: [], localDate: '2000-01-01', timeZone: 'UTC' };

const kcalOf = (efforts: readonly Effort[]): number => efforts.reduce((sum, { netKcal }) => sum + netKcal, 0);

const beyond = (kcal: number, maxKcal: number): DayDoubt[] => (kcal > maxKcal ? ['beyond_belief'] : []);

/** The property is absent where nothing is in doubt. */
const doubting = (doubts: readonly DayDoubt[]): { doubts?: readonly DayDoubt[] } =>
  doubts.length === 0 ? {} : { doubts };

/** The energy above a sedentary day that makes a day vigorous. */
const VIGOROUS_PER_RESTING = VIGOROUS_DAY_FROM_PAL - SEDENTARY_MULTIPLIER;

function bestOf(known: { readings: readonly Reading[]; restingKcal: number }): Reading | undefined {
  const ranked = known.readings.toSorted(byTrust);
  const [first] = ranked;
  const isVigorousOnFoot =
    first?.method === 'steps' && first.netKcal >= VIGOROUS_PER_RESTING * known.restingKcal;
  if (!isVigorousOnFoot) return first;
  return ranked.find(({ method, complete }) => method !== 'steps' && complete === first.complete) ?? first;
}

type ChosenReading = { best: Reading; efforts: readonly Effort[]; maxKcal: number };

function fromReading({ best, efforts, maxKcal }: ChosenReading): DayActivity {
  const logged = kcalOf(efforts.filter(({ kind }) => kind === 'logged'));
  // What devices recorded is in the day's figure: it is no more than that.
  const seen = Math.min(kcalOf(efforts.filter(({ kind }) => kind === 'device')), best.netKcal);
  const workoutKcal = Math.min(logged + seen, maxKcal);
  // Steps already have the workouts added; a device's energy has them inside, or did not see them at all.
  if (best.method !== 'steps' && workoutKcal > best.netKcal) {
    const figures = { netKcal: workoutKcal, workoutKcal, ...doubting(beyond(logged + seen, maxKcal)) };
    return { status: 'measured', method: 'workouts', source: best.source, ...figures };
  }
  return {
    status: 'measured',
    method: best.method,
    source: best.source,
    netKcal: best.netKcal,
    workoutKcal: best.workoutKcal,
    ...doubting(best.doubts),
  };
}

function byTrust(a: Reading, b: Reading): number {
  return (
    Number(b.complete) - Number(a.complete) ||
    Number(isBeyond(a)) - Number(isBeyond(b)) ||
    METHOD_ORDER[a.method] - METHOD_ORDER[b.method] ||
    bySourceTrust(a, b)
  );
}

const isBeyond = ({ doubts }: Reading): boolean => doubts.includes('beyond_belief');
