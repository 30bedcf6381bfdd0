import { z } from 'zod';
import { IsoInstant } from '../../domain/calendar.ts';

/** Whole numbers arrive as floats, and sums of nothing as null. */
const Sum = z.number().nullish();

/**
 * Health Connect's aggregation of one local day, by its own metric names. A quantity comes in every unit at once, so one
 * is enough; a metric without data, or without permission, is absent or zero.
 */
export const HealthConnectDay = z.object({
  source: z.literal('health_connect'),
  recordedAt: IsoInstant,
  complete: z.boolean(),
  steps: z.object({ COUNT_TOTAL: Sum }).optional(),
  activeCaloriesBurned: z
    .object({ ACTIVE_CALORIES_TOTAL: z.object({ inKilocalories: Sum }).nullish() })
    .optional(),
  totalCaloriesBurned: z.object({ ENERGY_TOTAL: z.object({ inKilocalories: Sum }).nullish() }).optional(),
  distance: z.object({ DISTANCE: z.object({ inMeters: Sum }).nullish() }).optional(),
  exerciseSession: z.object({ EXERCISE_DURATION_TOTAL: z.object({ inSeconds: Sum }).nullish() }).optional(),
});
export type HealthConnectDay = z.infer<typeof HealthConnectDay>;

/** A statistic of HealthKit in the unit that the phone's user prefers. `Cal` is a kilocalorie, `cal` is not. */
const Statistic = <Unit extends string>(units: readonly [Unit, ...Unit[]]) =>
  z.object({ sumQuantity: z.object({ quantity: z.number(), unit: z.enum(units) }).nullish() }).optional();

const ENERGY_UNITS = ['kcal', 'Cal', 'cal', 'kJ', 'J'] as const;

/** HealthKit's statistics of one local day, by quantity type; without permission a statistic is absent. */
export const HealthKitDay = z.object({
  source: z.literal('healthkit'),
  recordedAt: IsoInstant,
  complete: z.boolean(),
  stepCount: Statistic(['count']),
  activeEnergyBurned: Statistic(ENERGY_UNITS),
  basalEnergyBurned: Statistic(ENERGY_UNITS),
  distanceWalkingRunning: Statistic(['m', 'km', 'mi', 'ft', 'yd']),
  appleExerciseTime: Statistic(['min', 's', 'hr']),
});
export type HealthKitDay = z.infer<typeof HealthKitDay>;

/** A day as the phone's health store tells it. */
export const DeviceDay = z.discriminatedUnion('source', [HealthConnectDay, HealthKitDay]);
export type DeviceDay = z.infer<typeof DeviceDay>;
