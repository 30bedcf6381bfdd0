import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import type { Workout } from '../../../domain/activity/workout.ts';

/** Yesterday, in all samples. */
export const ACTIVITY_DATE = '2026-11-21';

/** A complete day of Google Health without figures; `changes` brings them. */
export function report(changes: Partial<ActivityReport> = {}): ActivityReport {
  return {
    source: 'google_health',
    localDate: ACTIVITY_DATE,
    recordedAt: '2026-11-22T01:00:00.000Z',
    complete: true,
    ...changes,
  };
}

/** Half an hour of running, 300 kcal above rest. */
export function workout(changes: Partial<Workout> = {}): Workout {
  return {
    id: '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a',
    localDate: ACTIVITY_DATE,
    metCode: '12050',
    intensity: 'moderate',
    durationMin: 30,
    netEnergyKcal: 300,
    energySource: 'computed',
    createdAt: '2026-11-21T18:00:00.000Z',
    updatedAt: '2026-11-21T18:00:00.000Z',
    ...changes,
  };
}

/** The same half an hour of running as Fitbit tells it: rest included. */
export function recorded(changes: Partial<DeviceWorkout> = {}): DeviceWorkout {
  return {
    source: 'fitbit',
    externalId: 'log-1',
    durationMin: 30,
    grossEnergyKcal: 290,
    label: 'Run',
    ...changes,
  };
}
