import type { ProviderId } from '../activity/activity-day.ts';
import type { ChangedDay, ClaimedDay } from '../activity/changed-day.ts';
import type { IsoDate, TimeZone } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';

/** Whose day a cloud's event is about. */
export type CloudAccount = { externalUserId: string; userId: UserId; timeZone: TimeZone };

/**
 * Days that clouds said have changed: one row for each user, cloud and day, however many events tell of it. The row is
 * the promise that the day will be fetched.
 */
export type ChangedDayRepository = {
  /** Of users with an active connection and a profile; an account that nobody connected is left out. */
  findAccounts(args: { provider: ProviderId; externalUserIds: readonly string[] }): Promise<CloudAccount[]>;
  /**
   * Notes an event about each of these days. The day is due at `dueAt`, unless it was fetched within the last half
   * hour: then when that is over. `pushesBack`: also when it was due earlier.
   */
  note(args: {
    provider: ProviderId;
    days: readonly { userId: UserId; localDate: IsoDate; dueAt: Date }[];
    pushesBack: boolean;
    at: Date;
  }): Promise<void>;
  /** Takes days that are due, longest due first. One that is not settled is due again after `leaseMs`. */
  claimDue(args: { provider: ProviderId; limit: number; leaseMs: number; now: Date }): Promise<ClaimedDay[]>;
  /** The day of a claim, as it is told of by now. Nothing when another claim has followed, or the user is gone. */
  findClaimed(args: { claimId: Id }): Promise<ChangedDay | undefined>;
  /** The day was fetched, or need not be. Nothing is settled when an event has come since it was found. */
  settle(
    args: Pick<ChangedDay, 'userId' | 'provider' | 'localDate' | 'events'> & { at: Date },
  ): Promise<void>;
  /** Forgets days that no plan is made from any more. */
  purgeExpired(args: { now: Date }): Promise<void>;
};
