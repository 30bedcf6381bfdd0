import type { IsoDate, TimeZone } from '../calendar.ts';
import { bySource } from './day-efforts.ts';
import type { DeviceWorkout } from './device-workout.ts';
import { type DistinctWorkout, distinctWorkouts } from './match-workouts.ts';
import { findOptionalMet } from './met-values.ts';
import type { TrainingKind, Workout } from './workout.ts';
import { trainingOf } from './workout-kind.ts';

/** Some minutes of one kind of training. */
export type Training = { kind: TrainingKind; durationMin: number };

/**
 * What a day's workouts trained, each workout once. One that was logged and recorded is of the kind that the person
 * says, for as long as the device says. Of what only a device recorded walks train nothing: it records the way to the
 * shop as well. Nor does what has no known kind.
 */
export function dayTraining({
  workouts,
  deviceWorkouts,
  ...day
}: {
  workouts: readonly Workout[];
  deviceWorkouts: readonly DeviceWorkout[];
  localDate: IsoDate;
  timeZone: TimeZone;
}): Training[] {
  const distinct = distinctWorkouts({ ...day, logged: workouts, device: bySource(deviceWorkouts) });
  return distinct.flatMap((one) => {
    const kind = kindOf(one);
    return kind === undefined ? [] : [{ kind, durationMin: (one.device ?? one.logged).durationMin }];
  });
}

function kindOf({ logged, device }: DistinctWorkout): TrainingKind | undefined {
  const said = logged && findOptionalMet(logged.metCode)?.kind;
  return said ?? (device && trainingOf({ label: device.label }));
}
