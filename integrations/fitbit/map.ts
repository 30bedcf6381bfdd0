import type { ActivityMetrics } from '../../domain/activity/activity-day.ts';
import { DeviceWorkout } from '../../domain/activity/device-workout.ts';
import type { ProviderEvent } from '../../domain/ports/provider-client.ts';
import { toActivityMetrics } from '../activity-metrics.ts';
import type { DailyActivity, LoggedActivity, Notifications } from './schema.ts';

const METRES_PER_KM = 1000;
const MS_PER_MINUTE = 60_000;

/**
 * The day's metrics; `undefined` when the device has not synced it: Fitbit then still answers, with rest alone.
 *
 * Active energy is what was spent above rest (`caloriesOut − caloriesBMR`). `activityCalories`, despite its name,
 * contains the rest of every active minute, so it is not used.
 */
export function toMetrics({ summary }: DailyActivity): ActivityMetrics | undefined {
  const { steps, caloriesOut, caloriesBMR, marginalCalories } = summary;
  const activeKcal = caloriesBMR === undefined ? marginalCalories : Math.max(0, caloriesOut - caloriesBMR);
  const exerciseMin = summary.fairlyActiveMinutes + summary.veryActiveMinutes;
  if (steps <= 0 && exerciseMin <= 0 && !activeKcal) return undefined;
  const total = summary.distances.find(({ activity }) => activity === 'total');
  return toActivityMetrics({
    steps,
    activeEnergyKcal: activeKcal,
    // No energy at all on a day with steps: a profile without height or weight.
    totalEnergyKcal: caloriesOut > 0 ? caloriesOut : undefined,
    distanceM: total && total.distance * METRES_PER_KM,
    exerciseMin,
  });
}

/** The logged exercises; one that cannot be read is left out, for its energy is in the summary anyhow. */
export function toWorkouts({ activities }: DailyActivity): DeviceWorkout[] {
  return activities.flatMap((activity) => {
    const parsed = DeviceWorkout.safeParse(toWorkout(activity));
    return parsed.success ? [parsed.data] : [];
  });
}

const toWorkout = (activity: LoggedActivity) => ({
  source: 'fitbit',
  externalId: activity.logId,
  localStart: activity.startTime,
  durationMin: activity.duration / MS_PER_MINUTE,
  grossEnergyKcal: activity.calories,
  steps: activity.steps,
  distanceM: activity.distance === undefined ? undefined : activity.distance * METRES_PER_KM,
  label: activity.name,
});

/** What the notifications tell of days and of consent; those of other collections are left out. */
export function toEvents(notifications: Notifications): ProviderEvent[] {
  return notifications.flatMap(({ collectionType, ownerId: externalUserId, date }): ProviderEvent[] => {
    const user = { provider: 'fitbit' as const, externalUserId };
    if (collectionType === 'userRevokedAccess' || collectionType === 'deleteUser') {
      return [{ ...user, kind: 'consent_revoked' }];
    }
    if (collectionType !== 'activities' || !date) return [];
    return [{ ...user, kind: 'activity_changed', span: { kind: 'local', from: date, to: date } }];
  });
}
