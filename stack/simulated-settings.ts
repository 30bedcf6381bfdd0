import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ProviderSettings } from '../integrations/provider-clients.ts';
import { CLIENT, CLOUD_PATH } from '../simulator/cloud.ts';
import { OAUTH_VENDORS } from '../simulator/oauth/vendor.ts';

/** What the setting `FITNESS_PROVIDERS` says of a cloud of the simulator at `origin`. */
export function simulatedSettings({
  origin,
  provider,
  requestsPerMinute,
}: {
  origin: string;
  provider: ProviderId;
  requestsPerMinute: number;
}): ProviderSettings {
  const base = `${origin}${CLOUD_PATH[provider]}`;
  const vendor = OAUTH_VENDORS[provider];
  const endpoints = {
    authorizationUrl: base + vendor.authorizePath,
    tokenUrl: base + vendor.tokenPath,
    revocationUrl: base + vendor.revokePath,
    apiUrl: base,
    keysetUrl: `${base}/webhooks_public_keyset.json`,
  };
  return { clientId: CLIENT.id, clientSecret: CLIENT.secret, requestsPerMinute, endpoints };
}
