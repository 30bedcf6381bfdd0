import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { IsoDate, LocalTime, TimeZone } from '../calendar.ts';
import { Id } from '../ids.ts';
import { ActivitySource } from './activity-day.ts';
import type { DeviceWorkout } from './device-workout.ts';
import type { MetCode, Workout } from './workout.ts';
import { compatibleKinds, sameKind } from './workout-kind.ts';

/** A device's clock and a person's memory of when they began differ by as much. Our rule. */
const START_TOLERANCE_MS = 15 * 60_000;

/** Two that overlap are one when they share at least half of the shorter: back to back sets are two. Our rule. */
const MIN_OVERLAP_SHARE = 0.5;

/** Without a time, the same kind and about the same length make one. Our rule. */
const LENGTH_TOLERANCE_SHARE = 0.25;
const LENGTH_TOLERANCE_MIN = 10;

/** A workout that was logged by hand and recorded by a device: it counts once, by the device's figures. */
export const WorkoutMatch = z
  .object({
    workoutId: Id,
    source: ActivitySource,
    externalId: z.string(),
    by: z
      .enum(['overlap', 'start', 'kind_and_length'])
      .meta({ description: 'What they share: the time, the start, or, without a time, kind and length' }),
  })
  .meta({ id: 'WorkoutMatch', description: 'A logged workout that a device recorded as well' });
export type WorkoutMatch = z.infer<typeof WorkoutMatch>;

/** What a workout is compared by. */
type Span = { startMs: number | undefined; durationMin: number; label?: string; metCode?: MetCode };

type Day = { localDate: IsoDate; timeZone: TimeZone };

/** Each workout of a day once. `device` and `logged` together: the same one, told twice. */
export type DistinctWorkout =
  | { device: DeviceWorkout; logged?: Workout; by?: WorkoutMatch['by'] }
  | { device?: undefined; logged: Workout };

/**
 * Each workout of a day once, whatever order they came in: recordings of the same workout by several sources are the
 * first source's (in the order of `device`), and a logged workout is the recording that it matches best.
 *
 * Two are the same when their kinds can be the same and they overlap by half of the shorter, or begin within a quarter
 * of an hour; or, where one has no time of day, when they are of the same kind and about the same length.
 */
export function distinctWorkouts({
  logged,
  device,
  ...day
}: Day & { logged: readonly Workout[]; device: readonly DeviceWorkout[] }): DistinctWorkout[] {
  const recorded: DeviceWorkout[] = [];
  for (const one of device) {
    const isKnown = recorded.some(
      (other) => other.source !== one.source && likeness(deviceSpan(one, day), deviceSpan(other, day)),
    );
    if (!isKnown) recorded.push(one);
  }
  const pairs = logged
    .flatMap((workout) =>
      recorded.flatMap((one) => {
        const like = likeness(loggedSpan(workout), deviceSpan(one, day));
        return like ? [{ workout, one, ...like }] : [];
      }),
    )
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        a.workout.id.localeCompare(b.workout.id) ||
        keyOf(a.one).localeCompare(keyOf(b.one)),
    );
  const partner = new Map<DeviceWorkout, { logged: Workout; by: WorkoutMatch['by'] }>();
  const matched = new Set<Workout>();
  for (const { workout, one, by } of pairs) {
    if (matched.has(workout) || partner.has(one)) continue;
    matched.add(workout);
    partner.set(one, { logged: workout, by });
  }
  return [
    ...recorded.map((one) => ({ device: one, ...partner.get(one) })),
    ...logged.filter((workout) => !matched.has(workout)).map((workout) => ({ logged: workout })),
  ];
}

/** The pairs among `distinct`, for the reader. */
export const matchesOf = (distinct: readonly DistinctWorkout[]): WorkoutMatch[] =>
  distinct.flatMap((one) => {
    if (!one.device || !one.logged || !one.by) return [];
    const { source, externalId } = one.device;
    return [{ workoutId: one.logged.id, source, externalId, by: one.by }];
  });

type Likeness = { by: WorkoutMatch['by']; score: number };

/** Why two are the same workout, and how surely; `undefined` when they are not. */
function likeness(a: Span, b: Span): Likeness | undefined {
  if (!compatibleKinds(a, b)) return undefined;
  if (a.startMs === undefined || b.startMs === undefined) {
    const tolerance = Math.max(
      LENGTH_TOLERANCE_MIN,
      LENGTH_TOLERANCE_SHARE * Math.max(a.durationMin, b.durationMin),
    );
    const apart = Math.abs(a.durationMin - b.durationMin);
    if (!sameKind(a, b) || apart > tolerance) return undefined;
    return { by: 'kind_and_length', score: 1 / (1 + apart) };
  }
  const endOf = (span: Span, startMs: number) => startMs + span.durationMin * 60_000;
  const sharedMs = Math.min(endOf(a, a.startMs), endOf(b, b.startMs)) - Math.max(a.startMs, b.startMs);
  const shorterMs = Math.min(a.durationMin, b.durationMin) * 60_000;
  if (sharedMs > 0 && sharedMs >= MIN_OVERLAP_SHARE * shorterMs) {
    return { by: 'overlap', score: 3 + sharedMs / shorterMs };
  }
  const apartMs = Math.abs(a.startMs - b.startMs);
  if (apartMs > START_TOLERANCE_MS) return undefined;
  return { by: 'start', score: 2 + 1 - apartMs / START_TOLERANCE_MS };
}

const loggedSpan = ({ startedAt, durationMin, metCode }: Workout): Span => ({
  startMs: startedAt === undefined ? undefined : Date.parse(startedAt),
  durationMin,
  metCode,
});

const deviceSpan = ({ startedAt, localStart, durationMin, label }: DeviceWorkout, day: Day): Span => {
  const localMs = localStart === undefined ? undefined : instantMs({ ...day, localStart });
  return { startMs: startedAt === undefined ? localMs : Date.parse(startedAt), durationMin, label };
};

const instantMs = ({ localDate, timeZone, localStart }: Day & { localStart: LocalTime }): number =>
  Temporal.PlainDateTime.from(`${localDate}T${localStart}`).toZonedDateTime(timeZone).epochMilliseconds;

const keyOf = ({ source, externalId }: DeviceWorkout): string => `${source} ${externalId}`;
