import { z } from 'zod';
import { VendorId } from '../vendor-id.ts';

/** `google.type.Date`. */
const CivilDate = z.object({ year: z.int(), month: z.int().min(1).max(12), day: z.int().min(1).max(31) });
export type CivilDate = z.infer<typeof CivilDate>;

/** `google.type.TimeOfDay`: a part that is zero is left out, so midnight is `{}`, or nothing at all. */
const TimeOfDay = z.object({
  hours: z.int().default(0),
  minutes: z.int().default(0),
  seconds: z.int().default(0),
});
const CivilDateTime = z.object({
  date: CivilDate,
  time: TimeOfDay.default({ hours: 0, minutes: 0, seconds: 0 }),
});
export type CivilDateTime = z.infer<typeof CivilDateTime>;

const Instant = z.iso.datetime({ offset: true });

/**
 * `dataPoints:rollUp`: a point for each hour that has data, newest first, in which only the asked type is set.
 *
 * Hours without active energy have no point, whether nobody moved or the device has not synced: this type has no true
 * zeros. A zero may be left out of protobuf's JSON: then the value is an empty object.
 */
export const RollUp = z.object({
  rollupDataPoints: z
    .array(
      z.object({
        endTime: Instant,
        activeEnergyBurned: z.object({ kcalSum: z.coerce.number().default(0) }).optional(),
      }),
    )
    .default([]),
});
export type RollUp = z.infer<typeof RollUp>;

/** `users/me/identity`. */
export const Identity = z.object({ healthUserId: VendorId });

/** A subscriber of the project, or its long-running creation. */
export const Subscriber = z.object({ name: z.string().min(1) });

const CivilText = z.string().regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]*)?$/);

/** Each kind of interval that was seen in a notification; every end is exclusive. */
const NotifiedInterval = z.union([
  z.object({ civilDateTimeInterval: z.object({ startDateTime: CivilDateTime, endDateTime: CivilDateTime }) }),
  z.object({ civilIso8601TimeInterval: z.object({ startTime: CivilText, endTime: CivilText }) }),
  z.object({ physicalTimeInterval: z.object({ startTime: Instant, endTime: Instant }) }),
]);
export type NotifiedInterval = z.infer<typeof NotifiedInterval>;

const Notification = z.object({
  data: z.object({
    healthUserId: VendorId,
    // UPSERT and DELETE are documented, UPDATE was seen: whichever it is, the day is to be fetched again.
    operation: z.string(),
    dataType: z.string(),
    intervals: z.array(NotifiedInterval).default([]),
  }),
});
export type Notification = z.infer<typeof Notification>;

const Verification = z.object({ type: z.literal('verification') });

/** A webhook's body: the handshake, one notification, or some of them. */
export const WebhookBody = z.union([
  Verification.transform(() => ({ kind: 'verification' as const })),
  Notification.transform((one) => ({ kind: 'notifications' as const, notifications: [one] })),
  z
    .array(Notification)
    .min(1)
    .transform((notifications) => ({ kind: 'notifications' as const, notifications })),
]);
