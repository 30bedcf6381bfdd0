import type { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from '../config.ts';
import { createProviderConnectionRepository } from '../db/repositories/provider-connections.ts';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import { type ConfiguredProviders, configuredIds, providerLimits } from '../integrations/provider-clients.ts';
import { connectRedis, settleRedis } from '../integrations/redis/connect.ts';
import { createProviderLimiter } from '../integrations/redis/provider-limiter.ts';
import { createTokenVault } from '../integrations/token-vault.ts';
import { OAUTH_VENDORS } from '../simulator/oauth/vendor.ts';
import type { Person } from '../simulator/people/person.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import type { SeededPerson } from './seed-demo.ts';
import { simulatedSettings } from './simulated-settings.ts';

/** Enough that somebody lives in every zone of the demo. */
const PEOPLE = 1_000;

/** What the vendors allow, as far as we were told. */
const REQUESTS_PER_MINUTE = 50;

const CLOUDS = ['google_health', 'fitbit'] as const satisfies readonly ProviderId[];

/** The fitness clouds of the demo, and what the setting `FITNESS_PROVIDERS` says of them. */
export type DemoClouds = { simulator: Simulator; settings: ConfiguredProviders };

/** Starts the simulated clouds. They remember nothing of the start before. */
export async function startDemoClouds({ port }: { port: number }): Promise<DemoClouds> {
  const simulator = await startSimulator({ port, people: PEOPLE });
  const { origin } = simulator;
  const settings: ConfiguredProviders = {};
  for (const provider of CLOUDS) {
    settings[provider] = simulatedSettings({ origin, provider, requestsPerMinute: REQUESTS_PER_MINUTE });
  }
  return { simulator, settings };
}

/** Connects the people of the demo who have a cloud, anew at every start: the clouds have forgotten them. */
export async function connectDemoPeople({
  clouds: { simulator, settings },
  orm,
  config,
  people,
  now,
}: {
  clouds: DemoClouds;
  orm: MikroORM;
  config: Config;
  people: readonly SeededPerson[];
  now: Date;
}): Promise<void> {
  const vault = createTokenVault({ keys: config.PROVIDER_TOKEN_KEYS });
  const connections = createProviderConnectionRepository({ orm, vault });
  for (const { userId, cloud: provider, profile } of people) {
    if (provider === undefined) continue;
    const person = someoneIn(simulator, profile.timeZone);
    const { scopes } = OAUTH_VENDORS[provider];
    const pair = simulator.world.grants[provider].connect({ person: person.index, scopes });
    const { accessToken, refreshToken, lifeS } = pair;
    const expiresAt = new Date(now.getTime() + lifeS * 1_000).toISOString();
    const tokens = { accessToken, refreshToken, expiresAt, scopes };
    const externalUserId = provider === 'fitbit' ? person.fitbitId : person.healthUserId;
    await connections.save({ userId, provider, externalUserId, tokens, at: now });
  }
  await forgetTheLastMinute({ config, settings });
}

/** Somebody whose watch syncs all day, so that yesterday is there, and who has midnight when our person has. */
function someoneIn({ world }: Simulator, timeZone: string): Person {
  const awake = world.people.filter(({ sync }) => sync === 'hourly');
  const found = awake.find((person) => person.timeZone === timeZone) ?? awake[0];
  if (!found) throw new Error('Nobody in the simulated clouds has a watch.');
  return found;
}

/** After a start of Redis nobody knows what was sent before. Here everybody does: the clouds were not there. */
async function forgetTheLastMinute({
  config,
  settings,
}: {
  config: Config;
  settings: ConfiguredProviders;
}): Promise<void> {
  const redis = connectRedis({ url: config.REDIS_URL, onError: () => {} });
  await settleRedis(redis);
  const limiter = createProviderLimiter({ redis, limits: providerLimits(settings) });
  for (const provider of configuredIds(settings)) await limiter.clear({ provider });
  redis.disconnect();
}
