import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';
import { createConnectedProvider } from '../integrations/connected-provider.ts';
import { configuredIds, createProviderClients, providerLimits } from '../integrations/provider-clients.ts';
import { createProviderLimiter } from '../integrations/redis/provider-limiter.ts';
import { createPermitSlots, type PermitSlots } from './permit-slots.ts';

/** The clouds that the night asks, and for each the slots of the worker that does. */
export type NightProviders = {
  clients: Partial<Record<ProviderId, ProviderClient>>;
  providers: ActivityProviders;
  slots: Partial<Record<ProviderId, PermitSlots>>;
};

/** The fitness clouds that the settings name, each behind its limit. */
export function configuredProviders({
  config,
  redis,
  connections,
  endedConsents,
  clock,
}: {
  config: Config;
  redis: Redis;
  connections: ProviderConnectionRepository;
  endedConsents: EndedConsentRepository;
  clock: Clock;
}): NightProviders {
  const settings = config.FITNESS_PROVIDERS;
  const limiter = createProviderLimiter({ redis, limits: providerLimits(settings) });
  const slots: NightProviders['slots'] = {};
  for (const provider of configuredIds(settings)) slots[provider] = createPermitSlots({ limiter, provider });
  const clients = createProviderClients({
    settings,
    limiter,
    clock,
    takePermit: (provider) => slots[provider]?.take(),
  });
  const providers: ActivityProviders = {};
  for (const client of Object.values(clients)) {
    providers[client.id] = createConnectedProvider({ client, connections, endedConsents, clock });
  }
  return { clients, providers, slots };
}
