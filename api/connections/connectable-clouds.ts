import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { PROVIDER_NAMES } from '../../domain/activity/provider-connection.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ProviderClient } from '../../domain/ports/provider-client.ts';

/** The fitness clouds of this installation. */
export type ConnectableClouds = {
  clients: Partial<Record<ProviderId, ProviderClient>>;
  /** Whether webhooks of the cloud could be verified: otherwise none are ordered. */
  sendsWebhooks(provider: ProviderId): boolean;
};

/** The client of a cloud. Throws not_found `provider_not_configured`. */
export function findClient({ clients }: ConnectableClouds, provider: ProviderId): ProviderClient {
  const client = clients[provider];
  if (client) return client;
  throw new DomainError(
    'not_found',
    'provider_not_configured',
    `${PROVIDER_NAMES[provider]} cannot be connected here.`,
  );
}

/** Where the cloud sends the browser back to: registered at the vendor, to the letter. */
export const callbackUrl = ({ publicUrl, provider }: { publicUrl: string; provider: ProviderId }): string =>
  new URL(`/v1/connections/${provider}/callback`, publicUrl).href;
