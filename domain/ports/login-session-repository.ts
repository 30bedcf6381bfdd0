import type { LoginSession } from '../account/login-session.ts';
import type { Role } from '../account/role.ts';
import type { UserId } from '../ids.ts';

/** Logins of users, each with its family of refresh tokens. */
export type LoginSessionRepository = {
  /** Throws `not_found` (`user_gone`) while the account is being erased. */
  save(args: { session: LoginSession }): Promise<void>;
  /** Decides over a session while nobody else can; see `OneTimeCodeRepository.change`. */
  change<Result>(args: {
    id: string;
    decide(session: LoginSession | undefined): { next?: LoginSession | undefined; result: Result };
  }): Promise<Result>;
  /** Whose session this is, while it is alive and the account is not being erased. One key lookup. */
  findCallerOptional(args: { id: string; at: Date }): Promise<{ userId: UserId; role: Role } | undefined>;
  /** The sessions of a user that are alive, the most recently used first. */
  list(args: { userId: UserId; at: Date }): Promise<LoginSession[]>;
  /** Removes sessions that ended a while ago; returns how many. */
  purgeExpired(args: { now: Date }): Promise<number>;
};
