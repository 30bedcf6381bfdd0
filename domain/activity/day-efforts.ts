import type { IsoDate, TimeZone } from '../calendar.ts';
import type { DeviceWorkout } from './device-workout.ts';
import { type DistinctWorkout, distinctWorkouts } from './match-workouts.ts';
import { findOptionalMet } from './met-values.ts';
import { SOURCE_ORDER } from './source-order.ts';
import type { Workout } from './workout.ts';

const MIN_PER_DAY = 1440;

/** A workout as the day counts it: energy above rest, and the day's steps that were taken in it. */
export type Effort = { kind: 'logged' | 'device'; netKcal: number; stepsInside: number };

/**
 * The workouts of a day, each once. What a device recorded counts by the device's figures, and where it tells no energy
 * or steps, by those of the logged workout that it matches.
 */
export function dayEfforts({
  restingKcal,
  deviceWorkouts,
  workouts,
  ...day
}: {
  workouts: readonly Workout[];
  deviceWorkouts: readonly DeviceWorkout[];
  restingKcal: number;
  localDate: IsoDate;
  timeZone: TimeZone;
}): Effort[] {
  const device = bySource(deviceWorkouts);
  return distinctWorkouts({ ...day, logged: workouts, device }).map((one) => toEffort(one, restingKcal));
}

/** The order in which recordings of the same workout are believed, whatever order they came in. */
export const bySource = (workouts: readonly DeviceWorkout[]): DeviceWorkout[] =>
  workouts.toSorted(
    (a, b) => SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] || a.externalId.localeCompare(b.externalId),
  );

function toEffort(one: DistinctWorkout, restingKcal: number): Effort {
  const { device, logged } = one;
  if (!device) return loggedEffort(logged);
  const restKcal = (restingKcal * device.durationMin) / MIN_PER_DAY;
  const known = logged && loggedEffort(logged);
  return {
    kind: 'device',
    netKcal:
      device.grossEnergyKcal === undefined
        ? (known?.netKcal ?? 0)
        : Math.max(0, device.grossEnergyKcal - restKcal),
    stepsInside: device.steps ?? known?.stepsInside ?? 0,
  };
}

const loggedEffort = (logged: Workout): Effort => ({
  kind: 'logged',
  netKcal: Math.max(0, logged.netEnergyKcal),
  stepsInside: stepsInside(logged),
});

function stepsInside(workout: Workout): number {
  // A code that left the table must not fail a night: then no step of the day is taken away.
  const stepsPerMin = findOptionalMet(workout.metCode)?.stepsPerMin ?? 0;
  return workout.steps ?? stepsPerMin * workout.durationMin;
}
