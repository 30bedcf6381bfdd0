import type { ProviderId } from '../activity/activity-day.ts';
import type { ConnectionStatus, ProviderConnection } from '../activity/provider-connection.ts';
import type { UserId } from '../ids.ts';
import type { ProviderTokens } from './provider-client.ts';

type OneConnection = { userId: UserId; provider: ProviderId };

/** What a connection gives to ask the cloud with. */
export type ConnectionTokens =
  | { status: 'active'; tokens: ProviderTokens }
  | { status: Exclude<ConnectionStatus, 'active'> }
  | { status: 'none' };

/**
 * The right to refresh a connection's tokens. `claimed`: nobody else refreshes until the claim is over. `fresh`:
 * somebody has, since the caller read them. `busy`: somebody is refreshing now.
 */
export type RefreshClaim =
  | { status: 'claimed'; claim: string; refreshToken: string }
  | { status: 'fresh'; tokens: ProviderTokens }
  | { status: 'busy'; retryAfterMs: number }
  | { status: Exclude<ConnectionStatus, 'active'> }
  | { status: 'none' };

/**
 * The fitness clouds that users connected. Tokens are sealed at rest.
 *
 * `save` and `finishRefresh` throw `DomainError` not_found `user_gone` for an erased user.
 */
export type ProviderConnectionRepository = {
  list(args: { userId: UserId }): Promise<ProviderConnection[]>;
  /**
   * Connects, or connects again: the former tokens are gone, and no consent of this user that ended before is taken
   * back at the cloud any more, for that could end this one too. A cloud account belongs to one user, the last.
   * `wantsWebhooks`: they are still to be ordered.
   */
  save(
    args: OneConnection & {
      externalUserId?: string | undefined;
      tokens: ProviderTokens;
      wantsWebhooks?: boolean;
      at: Date;
    },
  ): Promise<ProviderConnection>;
  findTokens(args: OneConnection): Promise<ConnectionTokens>;
  /** `usedAccessToken`: the one that was found to be too old. A claim ends by itself after `claimMs`. */
  claimRefresh(
    args: OneConnection & { usedAccessToken: string; claimMs: number; at: Date },
  ): Promise<RefreshClaim>;
  /** Stores what the claim brought; false when the claim is not held any more, and nothing was stored. */
  finishRefresh(args: OneConnection & { claim: string; tokens: ProviderTokens; at: Date }): Promise<boolean>;
  /** Gives a claim back that brought nothing. */
  dropRefresh(args: OneConnection & { claim: string }): Promise<void>;
  /**
   * The cloud said that consent is gone, or that its API has ended: nobody asks it again. True when that is news. What it
   * said is about a consent given at `connectedUntil` or before: a connection made since then stays.
   */
  end(
    args: OneConnection & { status: 'revoked' | 'sunset'; connectedUntil: Date; at: Date },
  ): Promise<boolean>;
  /** Notes that the cloud sends webhooks for this connection, or never will. */
  saveWebhooks(args: OneConnection & { webhooks: 'ordered' | 'none' }): Promise<void>;
  /** Active connections whose webhooks are still to be ordered a while after connecting; oldest first. */
  listWantingWebhooks(args: { connectedBefore: Date; limit: number }): Promise<OneConnection[]>;
  /** Whose cloud account this is; of webhooks. */
  findUser(args: { provider: ProviderId; externalUserId: string }): Promise<UserId | undefined>;
};
