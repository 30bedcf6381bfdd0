import type { ProviderId } from '../activity/activity-day.ts';
import type { Id, UserId } from '../ids.ts';
import type { ProviderTokens } from './provider-client.ts';

/** A consent that has ended here, by a random id, and the cloud that has yet to be told. */
export type EndedConsent = { consentId: Id; provider: ProviderId };

/**
 * `ended`: the connection is gone; with `consent` where the cloud has to be told, which a connection that the cloud
 * itself ended needs not. `none`: there was no connection.
 */
export type EndConsentResult = { status: 'ended'; consent?: EndedConsent } | { status: 'none' };

/** What the cloud is told with. `subscriptionId`: of the webhooks that were ordered. */
export type ConsentSecrets = { tokens: ProviderTokens; subscriptionId?: string | undefined };

/** Consents that users took back: the connection is gone at once, the tokens stay, sealed, until the cloud knows. */
export type EndedConsentRepository = {
  end(args: { userId: UserId; provider: ProviderId; at: Date }): Promise<EndConsentResult>;
  /** Of a user who is being erased. */
  endAll(args: { userId: UserId; at: Date }): Promise<EndedConsent[]>;
  /**
   * Keeps tokens that a refresh brought when the connection was gone already, for the cloud to be told with: they are
   * newer than those that the connection left. Nothing is kept for a user who has connected anew.
   */
  keepTokens(args: { userId: UserId; provider: ProviderId; tokens: ProviderTokens; at: Date }): Promise<void>;
  /** Nothing when the cloud knows already, or the user has connected anew. */
  findSecrets(args: { consentId: Id }): Promise<ConsentSecrets | undefined>;
  /** The cloud knows, or nobody can tell it. */
  delete(args: { consentId: Id }): Promise<void>;
  /** Those that ended a while ago; oldest first. */
  list(args: { endedBefore: Date; limit: number }): Promise<EndedConsent[]>;
};
