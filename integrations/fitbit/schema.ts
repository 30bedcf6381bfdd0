import { z } from 'zod';
import { IsoDate, LocalTime } from '../../domain/calendar.ts';
import { VendorId } from '../vendor-id.ts';

/** Fitbit writes some figures as numbers and some as strings, and which is which differs by endpoint. */
const Figure = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number);

/** A logged exercise. `calories` includes rest, `duration` is in milliseconds, `startTime` is the clock on the wall. */
const LoggedActivity = z.object({
  logId: z.union([z.int(), z.string().min(1)]).transform(String),
  name: z.string().default(''),
  calories: Figure.optional(),
  duration: Figure.default(0),
  steps: Figure.optional(),
  distance: Figure.optional(),
  startTime: LocalTime.optional().catch(undefined),
});
export type LoggedActivity = z.infer<typeof LoggedActivity>;

/**
 * `activities/date/{date}`. Distances are in kilometres when `Accept-Language` is none of Fitbit's own locales, and in
 * miles for `en_US`. `caloriesBMR` is rest so far: of the whole day once it is over.
 */
export const DailyActivity = z.object({
  activities: z.array(LoggedActivity).default([]),
  summary: z.object({
    steps: Figure.default(0),
    caloriesOut: Figure.default(0),
    /** Left out where the profile lacks height or weight. */
    caloriesBMR: Figure.optional(),
    marginalCalories: Figure.optional(),
    fairlyActiveMinutes: Figure.default(0),
    veryActiveMinutes: Figure.default(0),
    distances: z.array(z.object({ activity: z.string(), distance: Figure })).default([]),
  }),
});
export type DailyActivity = z.infer<typeof DailyActivity>;

/** A created subscription; the rest of it is what we sent. */
export const Subscription = z.object({ subscriptionId: z.union([z.string(), z.int()]).transform(String) });

/** `errors` of the API; the token endpoint uses the same form. */
export const FitbitErrors = z.object({ errors: z.array(z.object({ errorType: z.string() })).min(1) });

/** A notification names what changed: of which user, and on which of the user's days. */
export const Notifications = z
  .array(
    z.object({
      collectionType: z.string(),
      /** Absent when consent was taken back. */
      date: IsoDate.optional(),
      ownerId: VendorId,
      ownerType: z.literal('user'),
      subscriptionId: z.string().optional(),
    }),
  )
  .min(1);
export type Notifications = z.infer<typeof Notifications>;
