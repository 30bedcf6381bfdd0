import { z } from 'zod';
import { IsoInstant, LocalTime } from '../calendar.ts';
import { ActivitySource } from './activity-day.ts';

/**
 * A workout that a watch or phone recorded. `grossEnergyKcal` includes rest, unlike a logged workout's figure.
 *
 * Clouds that know only the clock on the wall give `localStart` and no `startedAt`.
 */
export const DeviceWorkout = z
  .object({
    source: ActivitySource,
    /** The vendor's id of it: the same workout told twice has the same. */
    externalId: z.string().min(1).max(200),
    startedAt: IsoInstant.optional(),
    localStart: LocalTime.optional(),
    durationMin: z.number().min(0).max(1440),
    grossEnergyKcal: z.number().min(0).max(20_000).optional(),
    steps: z.int().min(0).max(200_000).optional(),
    distanceM: z.number().min(0).max(1_000_000).optional(),
    /** The vendor's word for the kind, `Run`. */
    label: z.string().max(100),
  })
  .meta({ id: 'DeviceWorkout', description: 'A workout that a device recorded; its energy includes rest' });
export type DeviceWorkout = z.infer<typeof DeviceWorkout>;

/** A workout as the phone pushes it: its source is that of the push. */
export const PushedWorkout = DeviceWorkout.omit({ source: true }).meta({
  id: 'PushedWorkout',
  description: 'A workout that the phone recorded; its energy includes rest',
});
