import type { ActivityPush } from '../../domain/activity/activity-day.ts';
import { assertNever } from '../../domain/errors.ts';
import { toActivityMetrics } from '../activity-metrics.ts';
import type { DeviceDay, HealthConnectDay, HealthKitDay } from './schema.ts';

/** What one of each unit is in ours: kilocalories, metres, minutes. */
const IN_OURS = {
  count: 1,
  kcal: 1,
  Cal: 1,
  cal: 1 / 1000,
  kJ: 1 / 4.184,
  J: 1 / 4184,
  m: 1,
  km: 1000,
  mi: 1609.344,
  ft: 0.3048,
  yd: 0.9144,
  min: 1,
  s: 1 / 60,
  hr: 60,
} as const;

/**
 * A day of Health Connect or HealthKit as the push that our API takes; `undefined` where it holds no figure, which on a
 * phone can also mean that permission is missing.
 *
 * Zeros of energy, distance and exercise are left out: the stores give them for a permission that was refused. Zero
 * steps are kept, for phones do count.
 */
export function toActivityPush(day: DeviceDay): ActivityPush | undefined {
  const { source, recordedAt, complete } = day;
  const metrics = toActivityMetrics(figuresOf(day));
  return metrics && { ...metrics, source, recordedAt, complete };
}

function figuresOf(day: DeviceDay) {
  switch (day.source) {
    case 'health_connect':
      return healthConnectFigures(day);
    case 'healthkit':
      return healthKitFigures(day);
    default:
      return assertNever(day);
  }
}

function healthConnectFigures(day: HealthConnectDay) {
  const { steps, activeCaloriesBurned, totalCaloriesBurned, distance, exerciseSession } = day;
  const exerciseSeconds = exerciseSession?.EXERCISE_DURATION_TOTAL?.inSeconds;
  return {
    steps: steps?.COUNT_TOTAL ?? undefined,
    activeEnergyKcal: activeCaloriesBurned?.ACTIVE_CALORIES_TOTAL?.inKilocalories || undefined,
    totalEnergyKcal: totalCaloriesBurned?.ENERGY_TOTAL?.inKilocalories || undefined,
    distanceM: distance?.DISTANCE?.inMeters || undefined,
    exerciseMin: exerciseSeconds ? exerciseSeconds / 60 : undefined,
  };
}

type Statistic =
  | { sumQuantity?: { quantity: number; unit: keyof typeof IN_OURS } | null | undefined }
  | undefined;

function healthKitFigures(day: HealthKitDay) {
  const sumOf = (statistic: Statistic): number | undefined => {
    const sum = statistic?.sumQuantity;
    return sum ? sum.quantity * IN_OURS[sum.unit] : undefined;
  };
  const activeKcal = sumOf(day.activeEnergyBurned) || undefined;
  const basalKcal = sumOf(day.basalEnergyBurned) || undefined;
  return {
    steps: sumOf(day.stepCount),
    activeEnergyKcal: activeKcal,
    // HealthKit has no total: rest and activity are told apart.
    totalEnergyKcal: activeKcal && basalKcal && activeKcal + basalKcal,
    distanceM: sumOf(day.distanceWalkingRunning) || undefined,
    exerciseMin: sumOf(day.appleExerciseTime) || undefined,
  };
}
