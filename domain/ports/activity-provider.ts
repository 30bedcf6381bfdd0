import type { ActivityMetrics, ProviderId } from '../activity/activity-day.ts';
import type { DeviceWorkout } from '../activity/device-workout.ts';
import type { IsoDate, IsoInstant } from '../calendar.ts';
import type { UserId } from '../ids.ts';

/** A user's local day as instants: 23, 24 or 25 hours; `endAt` is the next midnight (closed-open). */
export type DayBounds = { localDate: IsoDate; startAt: IsoInstant; endAt: IsoInstant };

/**
 * What a provider knows of a day. `no_data`: nothing there (device not synced). `revoked`: consent is
 * gone, the user must reconnect. `sunset`: the provider has ended this API (410). `complete`: the day was over, and
 * where the provider tells when the device synced, it had told of the evening.
 */
export type FetchDayResult =
  | {
      status: 'fetched';
      metrics: ActivityMetrics;
      complete: boolean;
      /** Where the same request tells them. Their energy and steps are in the metrics already. */
      workouts?: readonly DeviceWorkout[];
    }
  | { status: 'no_data' }
  | { status: 'revoked' }
  | { status: 'sunset' };

/**
 * One fitness cloud.
 *
 * `fetchDay` makes one request where the vendor allows it. Throws `DomainError` of kind `rate_limited`
 * (with `retryAfterMs`) or `unavailable`; expected outcomes are results.
 */
export type ActivityProvider = {
  id: ProviderId;
  fetchDay(args: { userId: UserId; day: DayBounds; signal: AbortSignal }): Promise<FetchDayResult>;
};

/** The providers that this installation talks to. */
export type ActivityProviders = Partial<Record<ProviderId, ActivityProvider>>;
