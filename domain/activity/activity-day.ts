import { z } from 'zod';
import { IsoDate, IsoInstant } from '../calendar.ts';

/** Where a day's activity data comes from. The first two are pushed by the phone, the others are polled. */
export const ActivitySource = z
  .enum(['health_connect', 'healthkit', 'google_health', 'fitbit', 'google_fit'])
  .meta({ id: 'ActivitySource', description: 'Where activity data comes from' });
export type ActivitySource = z.infer<typeof ActivitySource>;

/** The sources that the phone pushes. */
export const DeviceSource = ActivitySource.extract(['health_connect', 'healthkit']).meta({
  id: 'DeviceSource',
  description: 'Health store of the phone',
});
export type DeviceSource = z.infer<typeof DeviceSource>;

/** The clouds that we ask. */
export const ProviderId = ActivitySource.extract(['google_health', 'fitbit', 'google_fit']).meta({
  id: 'ProviderId',
  description: 'Fitness cloud',
});
export type ProviderId = z.infer<typeof ProviderId>;

/** What one source knows of one day. `activeEnergyKcal` is above rest, `totalEnergyKcal` includes rest. */
export const ActivityMetrics = z
  .object({
    steps: z.int().min(0).max(200_000).optional(),
    activeEnergyKcal: z.number().min(0).max(20_000).optional(),
    totalEnergyKcal: z.number().min(0).max(25_000).optional(),
    distanceM: z.number().min(0).max(1_000_000).optional(),
    exerciseMin: z.int().min(0).max(1440).optional(),
  })
  .meta({
    id: 'ActivityMetrics',
    description: 'A day of one source: steps, kcal above rest, total kcal, metres',
  });
export type ActivityMetrics = z.infer<typeof ActivityMetrics>;

/** The phone's body for `PUT /v1/activity/{date}`. `complete` is false while the day is still going on. */
export const ActivityPush = ActivityMetrics.extend({
  source: DeviceSource,
  recordedAt: IsoInstant,
  complete: z.boolean().default(true),
  deviceId: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,80}$/, 'takes up to 80 letters, digits, dots, dashes and underscores')
    .optional()
    .meta({
      description:
        'A name of the device that stays the same, such as an installation id. Send it where somebody can have two ' +
        'devices with one health store',
    }),
}).meta({ id: 'ActivityPush', description: "A day's activity pushed by the phone" });
export type ActivityPush = z.infer<typeof ActivityPush>;

/** One source's report of one day, as stored. */
export const ActivityReport = ActivityMetrics.extend({
  source: ActivitySource,
  localDate: IsoDate,
  recordedAt: IsoInstant,
  complete: z.boolean(),
}).meta({ id: 'ActivityReport', description: "One source's report of one day" });
export type ActivityReport = z.infer<typeof ActivityReport>;

/** Why a day is computed from the usual activity level and not from data. */
export const BaselineReason = z
  .enum([
    'no_source',
    'no_data',
    'sync_timeout',
    'sync_failed',
    'provider_paused',
    'consent_revoked',
    'implausible_data',
  ])
  .meta({ id: 'BaselineReason', description: 'Why the usual activity level stood in for data' });
export type BaselineReason = z.infer<typeof BaselineReason>;
