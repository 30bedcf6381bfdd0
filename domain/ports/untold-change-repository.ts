import type { IsoDate, TimeZone } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { NightUser } from './night-repository.ts';

/** What a user changed that a night may have to hear of. Tastes, weighings and stock are read by the next night. */
export const CHANGE_KINDS = ['profile', 'preferences', 'activity'] as const;

/** A change that is saved and that the nights have not been told of. */
export type UntoldChange = { id: Id } & (
  | { kind: 'preferences' }
  /** `previousTimeZone` is null for the first profile. */
  | { kind: 'profile'; previousTimeZone: TimeZone | null }
  /** The day whose activity it is. */
  | { kind: 'activity'; localDate: IsoDate }
);

/** A user with changes that nobody has told, oldest change first. */
export type UntoldUser = { user: NightUser; changes: UntoldChange[] };

/**
 * Changes that the nights are still to be told of. A row is written in the transaction of the change, by the repository
 * that saves it, and goes when the night has been told: neither an outage of Temporal nor the end of a process loses one.
 */
export type UntoldChangeRepository = {
  /** `undefined` when there is nothing to tell, or no profile that says where the user lives. */
  findOptional(args: { userId: UserId }): Promise<UntoldUser | undefined>;
  /** Some users with changes that have waited for `waitedMs`, in no order: those who cannot be told block nobody. */
  listUsers(args: { waitedMs: number; limit: number }): Promise<UserId[]>;
  delete(args: { userId: UserId; ids: readonly Id[] }): Promise<void>;
};
