import type { LoginSession } from '../account/login-session.ts';
import type { Role } from '../account/role.ts';
import type { UserId } from '../ids.ts';
import type { Preferences } from '../profile/preferences.ts';
import type { Profile } from '../profile/profile.ts';

/** `code_gone`: the verified code was used up by another registration. `phone_taken`: there is an account. */
export type RegisterOutcome = { status: 'registered' | 'code_gone' | 'phone_taken' };

/** Accounts. */
export type UserRepository = {
  /**
   * `forms` are all ways in which one number may have been stored, E.164, the first before the others. An account that
   * is being erased still holds its number.
   */
  findOptionalByPhone(args: {
    forms: readonly string[];
  }): Promise<{ id: UserId; role: Role; erasing: boolean } | undefined>;
  /**
   * Makes the account of the number that the used code `codeId` proved, with profile, preferences, the first
   * weighing and the first session: all or nothing. The code is gone afterwards: it registers once.
   */
  register(args: {
    codeId: string;
    userId: UserId;
    consentVersion: string;
    profile: Profile;
    preferences: Preferences;
    session: LoginSession;
    at: Date;
  }): Promise<RegisterOutcome>;
};
