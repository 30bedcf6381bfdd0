import type { ActivityMetrics } from '../../domain/activity/activity-day.ts';
import type { DayBounds } from '../../domain/ports/activity-provider.ts';
import { toActivityMetrics } from '../activity-metrics.ts';
import type { Aggregate } from './schema.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Asked for, and named in the answer: Google names a summed type as the one it is summed from. Distance is not asked
 * for: to Google it is location, and one type without its scope turns the whole request into a 403.
 */
const TYPES = {
  steps: 'com.google.step_count.delta',
  calories: 'com.google.calories.expended',
  activeMinutes: 'com.google.active_minutes',
} as const;

/**
 * Body of `dataset:aggregate` for one local day by the hour, which costs no more than one bucket and shows whether the
 * device has told of the evening. An end in the future is answered with 400, so it is cut at `now`.
 */
export function toAggregateRequest({ day, now }: { day: DayBounds; now: Date }) {
  return {
    aggregateBy: Object.values(TYPES).map((dataTypeName) => ({ dataTypeName })),
    bucketByTime: { durationMillis: HOUR_MS },
    startTimeMillis: Date.parse(day.startAt),
    endTimeMillis: Math.min(Date.parse(day.endAt), now.getTime()),
  };
}

/**
 * The day's metrics, and the end of the last hour with a movement; `undefined` when no device told anything. Calories
 * include rest, and Google Fit gives them for rest alone to hours without any device, so they count only beside a
 * movement.
 */
export function readDay({ bucket }: Aggregate): { metrics: ActivityMetrics; lastDataAt: Date } | undefined {
  const moved = bucket.filter((hour) => sumOf([hour], TYPES.steps) || sumOf([hour], TYPES.activeMinutes));
  if (moved.length === 0) return undefined;
  const metrics = toActivityMetrics({
    steps: sumOf(bucket, TYPES.steps),
    totalEnergyKcal: sumOf(bucket, TYPES.calories),
    exerciseMin: sumOf(bucket, TYPES.activeMinutes),
  });
  const lastDataMs = Math.max(...moved.map(({ endTimeMillis }) => endTimeMillis));
  return metrics && { metrics, lastDataAt: new Date(lastDataMs) };
}

/** The sum of a type over some buckets; `undefined` where none has it. */
function sumOf(buckets: Aggregate['bucket'], type: string): number | undefined {
  const points = buckets.flatMap(({ dataset }) => dataset.flatMap(({ point }) => point));
  const values = points
    .filter(({ dataTypeName }) => dataTypeName === type)
    .flatMap(({ value }) => value.flatMap(({ intVal, fpVal }) => intVal ?? fpVal ?? []));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}
