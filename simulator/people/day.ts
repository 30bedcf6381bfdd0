import { Temporal } from 'temporal-polyfill';
import type { Person } from './person.ts';
import { seeded, seededNormal, seededPick } from './seeded.ts';

/** A recorded workout. Its energy is the device's: rest included. */
export type WorkoutOfDay = {
  id: string;
  name: string;
  /** Minute of the local day. */
  startMinute: number;
  durationMin: number;
  grossKcal: number;
  steps: number;
  distanceM: number;
};

/** What the cloud knows of a local day: figures up to the last sync. `restKcal` is rest so far. */
export type DayView = {
  localDate: string;
  steps: number;
  activeKcal: number;
  restKcal: number;
  distanceM: number;
  activeMin: number;
  workouts: readonly WorkoutOfDay[];
};

/** Name, multiple of rest, steps a minute, metres a minute. */
type Sport = readonly [name: string, met: number, stepsPerMin: number, metresPerMin: number];
const WORKOUTS: readonly (readonly [Sport, number])[] = [
  [['Run', 9.3, 160, 165], 30],
  [['Walk', 3.5, 105, 80], 25],
  [['Bike', 7, 0, 300], 20],
  [['Weights', 5, 0, 0], 20],
  [['Swim', 6, 0, 40], 5],
];
/** Walking above rest, kcal a step and kilogram, and a step's length: about what the devices reckon. */
const KCAL_PER_STEP_KG = 0.0005;
const METRES_PER_STEP = 0.72;
/** People move between six in the morning and eleven at night. */
const FIRST_MINUTE = 6 * 60;
const LAST_MINUTE = 23 * 60;
const MINUTES_OF_DAY = 24 * 60;

type DayOf = { seed: string; person: Person; localDate: string };

/**
 * Somebody's day as the cloud knows it at a moment; `undefined` when the device has not synced any of it. Always the
 * same for the same seed, day and moment; it only grows until the device has synced it all.
 */
export function viewDay({ at, ...day }: DayOf & { at: Date }): DayView | undefined {
  const minute = syncedMinute({ at, ...day });
  return minute === undefined ? undefined : upTo({ ...day, minute });
}

/** The same for a stretch of an hour or so within one day: the figures of that stretch alone. */
export function viewStretch(args: {
  seed: string;
  person: Person;
  startMs: number;
  endMs: number;
  at: Date;
}): DayView | undefined {
  const { seed, person, startMs, endMs, at } = args;
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(person.timeZone);
  const day = { seed, person, localDate: start.toPlainDate().toString() };
  const [from, synced] = [start.hour * 60 + start.minute, syncedMinute({ at, ...day })];
  if (synced === undefined || synced <= from) return undefined;
  const to = Math.min(synced, from + Math.round((endMs - startMs) / 60_000), MINUTES_OF_DAY);
  const [before, after] = [upTo({ ...day, minute: from }), upTo({ ...day, minute: to })];
  return {
    localDate: day.localDate,
    steps: after.steps - before.steps,
    activeKcal: after.activeKcal - before.activeKcal,
    restKcal: after.restKcal - before.restKcal,
    distanceM: after.distanceM - before.distanceM,
    activeMin: after.activeMin - before.activeMin,
    workouts: after.workouts.slice(before.workouts.length),
  };
}

/** Up to which minute of a local day the device has synced; `undefined` for none of it. */
function syncedMinute({ person, localDate, at }: Omit<DayOf, 'seed'> & { at: Date }): number | undefined {
  const synced = lastSync({ person, at });
  const start = Temporal.PlainDate.from(localDate).toZonedDateTime(person.timeZone);
  if (!synced || synced.epochMilliseconds <= start.epochMilliseconds) return undefined;
  const isOver = synced.toPlainDate().toString() > localDate;
  return isOver ? MINUTES_OF_DAY : synced.hour * 60 + synced.minute;
}

/** The figures of a day up to a minute of it. */
function upTo({ minute, ...day }: DayOf & { minute: number }): DayView {
  const { seed, person, localDate } = day;
  const moved = Math.min(1, Math.max(0, (minute - FIRST_MINUTE) / (LAST_MINUTE - FIRST_MINUTE)));
  const mood = Math.max(0.2, 1 + 0.35 * seededNormal(seed, person.index, localDate, 'steps'));
  const walkedSteps = Math.round(person.usualSteps * mood * moved);
  const workouts = workoutsOf(day).filter(
    ({ startMinute, durationMin }) => startMinute + durationMin <= minute,
  );
  const sum = (figure: (workout: WorkoutOfDay) => number) =>
    workouts.reduce((total, workout) => total + figure(workout), 0);
  const trainedKcal = sum(({ grossKcal, durationMin }) => grossKcal - restOf(person, durationMin));
  const trainedM = sum(({ distanceM }) => distanceM);
  return {
    localDate,
    steps: walkedSteps + sum(({ steps }) => steps),
    activeKcal: Math.round(walkedSteps * person.massKg * KCAL_PER_STEP_KG + trainedKcal),
    restKcal: Math.round(restOf(person, minute)),
    distanceM: Math.round(walkedSteps * METRES_PER_STEP + trainedM),
    activeMin: Math.round(walkedSteps / 400) + sum(({ durationMin }) => durationMin),
    workouts,
  };
}

function workoutsOf({ seed, person, localDate }: DayOf): WorkoutOfDay[] {
  const words = [seed, person.index, localDate] as const;
  if (seeded(...words, 'workout') >= person.workoutShare) return [];
  const [name, met, stepsPerMin, metresPerMin] = seededPick(WORKOUTS, ...words, 'kind');
  const durationMin = 20 + Math.round(60 * seeded(...words, 'duration'));
  return [
    {
      id: String(Math.floor(1e12 * seeded(...words, 'id'))),
      name,
      startMinute: 7 * 60 + Math.round(12 * 60 * seeded(...words, 'start')),
      durationMin,
      grossKcal: Math.round((met * person.massKg * durationMin) / 60),
      steps: stepsPerMin * durationMin,
      distanceM: metresPerMin * durationMin,
    },
  ];
}

const restOf = (person: Person, minutes: number): number => (person.restKcal * minutes) / MINUTES_OF_DAY;

/** When the device last synced, at a moment or before it; `undefined` for a device in a drawer. */
export function lastSyncAt(args: { person: Person; at: Date }): Date | undefined {
  const synced = lastSync(args);
  return synced && new Date(synced.epochMilliseconds);
}

function lastSync({ person, at }: { person: Person; at: Date }): Temporal.ZonedDateTime | undefined {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(person.timeZone);
  if (person.sync === 'never') return undefined;
  if (person.sync === 'hourly') {
    const thisHour = now.with({ minute: person.syncMinute, second: 0, millisecond: 0 });
    return Temporal.ZonedDateTime.compare(thisHour, now) <= 0 ? thisHour : thisHour.subtract({ hours: 1 });
  }
  const opened = now.with({ hour: person.syncHour, minute: person.syncMinute, second: 0, millisecond: 0 });
  const latest = Temporal.ZonedDateTime.compare(opened, now) <= 0 ? opened : opened.subtract({ days: 1 });
  if (person.sync === 'morning') return latest;
  const epochDay = Math.floor(latest.epochMilliseconds / 86_400_000);
  return latest.subtract({ days: (epochDay + person.index) % 3 });
}
