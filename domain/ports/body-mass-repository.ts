import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { BodyMassEntry } from '../profile/profile.ts';

/** The weight log: one weighing a day. The newest one is the profile's `massKg`, always. */
export type BodyMassRepository = {
  /** At most `limit` weighings, newest first, of days before `before`. */
  list(args: { userId: UserId; limit: number; before?: IsoDate }): Promise<BodyMassEntry[]>;
  /** Writes the weighing of a day. Throws `not_found` (`user_gone`) while the account is being erased. */
  save(args: { userId: UserId; entry: BodyMassEntry; at: Date }): Promise<void>;
  /** Throws `DomainError` of kind `not_found` when the day has no weighing. */
  delete(args: { userId: UserId; localDate: IsoDate; at: Date }): Promise<void>;
};
