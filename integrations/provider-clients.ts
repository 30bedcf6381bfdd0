import { ProviderId } from '../domain/activity/activity-day.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderLimiter, ProviderLimits, RequestPermit } from '../domain/ports/provider-limiter.ts';
import { type HttpRequest, requestJson, type SendRequest } from './http/request-json.ts';
import { createMetered } from './metered.ts';
import type { ProviderEndpoints } from './provider-options.ts';
import { PROVIDER_REGISTRY } from './provider-registry.ts';

/** What an installation says of one fitness cloud. */
export type ProviderSettings = {
  clientId: string;
  clientSecret: string;
  webhookSecret?: string;
  requestsPerMinute: number;
  endpoints: Partial<ProviderEndpoints>;
};

/** The clouds of an installation; what is not here cannot be connected. */
export type ConfiguredProviders = Partial<Record<ProviderId, ProviderSettings>>;

/** Less than the longest that a permit counts for. */
const REQUEST_TIMEOUT_MS = 15_000;

const WINDOW_MS = 60_000;

/** The clouds that are configured, in the registry's order. */
export const configuredIds = (settings: ConfiguredProviders): ProviderId[] =>
  ProviderId.options.filter((id) => settings[id] !== undefined);

/** The limit of each cloud. One that is not configured is never asked: its limit is nothing. */
export function providerLimits(settings: ConfiguredProviders): ProviderLimits {
  const limitOf = (id: ProviderId) => ({
    requests: settings[id]?.requestsPerMinute ?? 0,
    windowMs: WINDOW_MS,
  });
  return {
    google_health: limitOf('google_health'),
    fitbit: limitOf('fitbit'),
    google_fit: limitOf('google_fit'),
  };
}

/**
 * The clients of the configured clouds. Each request but for a public file is counted by `limiter`; `takePermit` gives permits that are
 * reserved already.
 */
export function createProviderClients({
  settings,
  limiter,
  clock,
  takePermit,
}: {
  settings: ConfiguredProviders;
  limiter: ProviderLimiter;
  clock: Clock;
  takePermit?: (provider: ProviderId) => RequestPermit | undefined;
}): Partial<Record<ProviderId, ProviderClient>> {
  const clients: Partial<Record<ProviderId, ProviderClient>> = {};
  for (const provider of configuredIds(settings)) {
    const configured = settings[provider];
    if (!configured) continue;
    const { clientId, clientSecret, webhookSecret, endpoints } = configured;
    clients[provider] = PROVIDER_REGISTRY[provider]({
      clientId,
      clientSecret,
      ...(webhookSecret === undefined ? {} : { webhookSecret }),
      endpoints,
      clock,
      timeoutMs: REQUEST_TIMEOUT_MS,
      send: exceptPublicFiles(
        createMetered({
          provider,
          limiter,
          clock,
          send: requestJson,
          ...(takePermit ? { takePermit: () => takePermit(provider) } : {}),
        }),
      ),
    });
  }
  return clients;
}

/**
 * A vendor's public file (the keys of its signatures) counts against no quota. Metered, a webhook could not be verified
 * in just the hours in which the night uses the whole limit.
 */
const exceptPublicFiles =
  (metered: SendRequest): SendRequest =>
  (request) =>
    isPublicFile(request) ? requestJson(request) : metered(request);

const isPublicFile = ({ method, headers }: HttpRequest): boolean =>
  method === 'GET' && !new Headers(headers).has('authorization');
