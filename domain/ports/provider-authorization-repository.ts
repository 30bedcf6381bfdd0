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
  /** Returns how many were too old. */
  purgeExpired(args: { now: Date }): Promise<number>;
};
