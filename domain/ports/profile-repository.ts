import type { UserId } from '../ids.ts';
import type { Profile } from '../profile/profile.ts';
import type { Revisioned } from '../revision.ts';

/** Who the plans are for. */
export type ProfileRepository = {
  /** Throws `DomainError` of kind `not_found` (`profile_not_found`) before the user has entered one. */
  find(args: { userId: UserId }): Promise<Revisioned<Profile>>;
  findOptional(args: { userId: UserId }): Promise<Revisioned<Profile> | undefined>;
  /**
   * Replaces the whole profile. A changed `massKg` is also the weight log's entry of today, where the
   * user lives.
   *
   * Throws `DomainError` of kind `precondition_failed` when the stored revision (0: none yet) is not among
   * `expectedRevisions`, `not_found` (`user_gone`) while the account is being erased.
   */
  save(args: {
    userId: UserId;
    profile: Profile;
    expectedRevisions?: readonly number[] | undefined;
    at: Date;
  }): Promise<Revisioned<Profile>>;
};
