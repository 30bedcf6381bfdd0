import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { ActivityProvider, FetchDayResult } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { CallRefusal, ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';

/** A token that ends sooner than this is refreshed first: the request would cost one and be refused. */
const FRESH_MS = 60_000;

/** Longer than a refresh takes. If its process dies meanwhile, the next one tries with the token that is stored. */
const CLAIM_MS = 30_000;

type AccessToken = { status: 'ready'; accessToken: string } | { status: 'revoked' } | { status: 'sunset' };

/**
 * A cloud with the consents that its users gave: takes their tokens, refreshes them when they are old, one refresh at
 * a time for each connection over all processes.
 *
 * Where a vendor uses a refresh token up and our process dies before the new one is stored, the connection is lost:
 * the cloud refuses the old token, the result is `revoked`, and the user is asked to connect again.
 */
export function createConnectedProvider({
  client,
  connections,
  endedConsents,
  clock,
}: {
  client: ProviderClient;
  connections: ProviderConnectionRepository;
  endedConsents: Pick<EndedConsentRepository, 'keepTokens'>;
  clock: Clock;
}): ActivityProvider {
  const { id: provider } = client;

  const refreshed = async (
    userId: UserId,
    usedAccessToken: string,
    signal: AbortSignal,
  ): Promise<AccessToken> => {
    const key = { userId, provider };
    const claimed = await connections.claimRefresh({
      ...key,
      usedAccessToken,
      claimMs: CLAIM_MS,
      at: clock(),
    });
    if (claimed.status === 'fresh') return { status: 'ready', accessToken: claimed.tokens.accessToken };
    if (claimed.status === 'busy') throw busy(claimed.retryAfterMs);
    if (claimed.status !== 'claimed') return { status: claimed.status === 'sunset' ? 'sunset' : 'revoked' };
    const { claim, refreshToken } = claimed;
    try {
      const result = await client.refresh({ refreshToken, signal });
      if (result.status !== 'refreshed') return result;
      const { tokens } = result;
      const isStored = await connections.finishRefresh({ ...key, claim, tokens, at: clock() });
      if (isStored) return { status: 'ready', accessToken: tokens.accessToken };
      // The user has connected anew, and what is stored counts; or is gone, and nobody else could end what came of it.
      await endedConsents.keepTokens({ ...key, tokens, at: clock() });
      return { status: 'revoked' };
    } catch (error) {
      await connections.dropRefresh({ ...key, claim });
      throw error;
    }
  };

  const accessToken = async (userId: UserId, signal: AbortSignal): Promise<AccessToken> => {
    const found = await connections.findTokens({ userId, provider });
    if (found.status !== 'active') return { status: found.status === 'sunset' ? 'sunset' : 'revoked' };
    const { accessToken: current, expiresAt } = found.tokens;
    if (Date.parse(expiresAt) - clock().getTime() > FRESH_MS)
      return { status: 'ready', accessToken: current };
    return refreshed(userId, current, signal);
  };

  return {
    id: provider,
    async fetchDay({ userId, day, signal }): Promise<FetchDayResult> {
      const fetch = (token: string) => client.fetchDay({ accessToken: token, day, signal });
      const token = await accessToken(userId, signal);
      if (token.status !== 'ready') return token;
      const result = await fetch(token.accessToken);
      if (result.status !== 'token_expired') return result;
      const next = await refreshed(userId, token.accessToken, signal);
      if (next.status !== 'ready') return next;
      return accepted(await fetch(next.accessToken));
    },
  };
}

/** A cloud that refuses a token of a moment ago has no consent behind it. */
function accepted(result: FetchDayResult | CallRefusal): FetchDayResult {
  return result.status === 'token_expired' ? { status: 'revoked' } : result;
}

const busy = (retryAfterMs: number) =>
  new DomainError('rate_limited', 'token_refresh_busy', 'Another process is refreshing this token.', {
    retryAfterMs,
  });
