import type { UserId } from '../ids.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { Preferences } from '../profile/preferences.ts';
import type { Revisioned } from '../revision.ts';

/** What users must not eat and would rather have. */
export type PreferencesRepository = {
  /** The saved preferences, or the schema's defaults at revision 0 when the user has saved none. */
  find(args: { userId: UserId }): Promise<Revisioned<Preferences>>;
  /**
   * The same with the stage of life of the profile, which forbids foods of its own: what every question of what may be
   * eaten starts from.
   */
  findEater(args: { userId: UserId }): Promise<Revisioned<EaterPreferences>>;
  /**
   * Replaces all preferences.
   *
   * Throws `DomainError` of kind `precondition_failed` when the stored revision is not among
   * `expectedRevisions`, `not_found` (`user_gone`) while the account is being erased.
   */
  save(args: {
    userId: UserId;
    preferences: Preferences;
    expectedRevisions?: readonly number[] | undefined;
    at: Date;
  }): Promise<Revisioned<Preferences>>;
};
