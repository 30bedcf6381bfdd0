import type { ConnectResult, ProviderTokens, RefreshResult } from '../../domain/ports/provider-client.ts';

/** What a code exchange without tokens means for a connection. */
export function toConnectRefusal({
  status,
}: {
  status: 'denied' | 'refused' | 'sunset';
}): Exclude<ConnectResult, { status: 'connected' }> {
  return { status: status === 'refused' ? 'invalid_callback' : status };
}

/** A refresh token that is refused is dead: the consent is gone. */
export function toRefreshResult(
  grant: { status: 'granted'; tokens: ProviderTokens } | { status: 'refused' } | { status: 'sunset' },
): RefreshResult {
  if (grant.status === 'granted') return { status: 'refreshed', tokens: grant.tokens };
  return { status: grant.status === 'refused' ? 'revoked' : 'sunset' };
}
