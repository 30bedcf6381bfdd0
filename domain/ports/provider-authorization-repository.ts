import type { ProviderId } from '../activity/activity-day.ts';
import type { UserId } from '../ids.ts';
import type { Authorization } from './provider-client.ts';

/** Who asked for a consent, and where their browser goes when it is there. */
type PendingAuthorization = {
  userId: UserId;
  provider: ProviderId;
  returnTo: string | undefined;
} & Pick<Authorization, 'codeVerifier'>;

/** Consents that users were sent away for. Each is good once, until it expires; neither secret can be read at rest. */
export type ProviderAuthorizationRepository = {
  /** Throws `DomainError` not_found `user_gone` for an erased user. */
  save(args: PendingAuthorization & Pick<Authorization, 'state'> & { expiresAt: Date }): Promise<void>;
  /** What was kept under the state: whoever asks second finds nothing. */
  take(args: { state: string; at: Date }): Promise<PendingAuthorization | undefined>;
  /**
   * Keeps what the provider gave the browser, until the user who asked for it claims it by its handle. Throws
   * `DomainError` not_found `user_gone` for an erased user.
   */
  keepAnswer(
    args: Omit<PendingAuthorization, 'returnTo'> & { query: string; handle: string; expiresAt: Date },
  ): Promise<void>;
  /**
   * The answer under the handle, with its verifier. It is spent by whoever names the handle: another user, or another
   * provider, finds nothing and leaves nothing.
   */
  takeAnswer(args: {
    handle: string;
    userId: UserId;
    provider: ProviderId;
    at: Date;
  }): Promise<(Pick<Authorization, 'codeVerifier'> & { query: string }) | undefined>;
  /** Returns how many were too old. */
  purgeExpired(args: { now: Date }): Promise<number>;
};
