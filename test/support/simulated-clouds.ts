import type { MikroORM } from '@mikro-orm/postgresql';
import { Redis } from 'ioredis';
import { createProviderConnectionRepository } from '../../db/repositories/provider-connections.ts';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { mapBounded } from '../../domain/map-bounded.ts';
import type { ProviderTokens } from '../../domain/ports/provider-client.ts';
import { providerLimits } from '../../integrations/provider-clients.ts';
import { createProviderLimiter } from '../../integrations/redis/provider-limiter.ts';
import { createTokenVault } from '../../integrations/token-vault.ts';
import { OAUTH_VENDORS } from '../../simulator/oauth/vendor.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { simulatedSettings } from '../../stack/simulated-settings.ts';
import type { NightStack } from './night.ts';

/** The setting `FITNESS_PROVIDERS` for a cloud of the simulator. */
export const simulatedProvider = ({
  simulator,
  provider,
  requestsPerMinute,
  webhookSecret,
}: {
  simulator: Simulator;
  provider: ProviderId;
  requestsPerMinute: number;
  webhookSecret?: string;
}): string => {
  const { origin } = simulator;
  const settings = simulatedSettings({ origin, provider, requestsPerMinute });
  return JSON.stringify({ [provider]: { ...settings, webhookSecret } });
};

/** Starts the clouds for one test file. */
export const openClouds = (): Promise<Simulator> => startSimulator({ people: 1_200 });

/** Consents of the people with these numbers, given to our users in the same order. */
export async function consent({
  simulator,
  stack,
  provider,
  userIds,
  firstPerson = 0,
}: {
  simulator: Simulator;
  stack: Pick<NightStack, 'orm' | 'config'>;
  provider: ProviderId;
  userIds: readonly string[];
  firstPerson?: number;
}): Promise<void> {
  const connections = connectionsOf(stack);
  await mapBounded([...userIds.entries()], 10, async ([index, userId]) => {
    const person = firstPerson + index;
    const pair = simulator.world.grants[provider].connect({ person, scopes: OAUTH_VENDORS[provider].scopes });
    const tokens: ProviderTokens = {
      accessToken: pair.accessToken,
      refreshToken: pair.refreshToken,
      expiresAt: new Date(Date.now() + pair.lifeS * 1_000).toISOString(),
      scopes: pair.grant.scopes,
    };
    await connections.save({
      userId,
      provider,
      externalUserId: nameOf(simulator, { provider, person }),
      tokens,
      at: new Date(),
    });
  });
}

/** How a cloud's webhooks call a person. */
const nameOf = (
  { world }: Simulator,
  { provider, person }: { provider: ProviderId; person: number },
): string | undefined => world.people[person]?.[provider === 'fitbit' ? 'fitbitId' : 'healthUserId'];

/** The connections of a night's database. */
export const connectionsOf = ({ orm, config }: Pick<NightStack, 'orm' | 'config'> & { orm: MikroORM }) =>
  createProviderConnectionRepository({ orm, vault: createTokenVault({ keys: config.PROVIDER_TOKEN_KEYS }) });

/** Says what nobody else can know: that nothing was sent before the test's Redis began. */
export async function forgetTheLastWindow(
  { config }: Pick<NightStack, 'config'>,
  provider: ProviderId,
): Promise<void> {
  const redis = new Redis(config.REDIS_URL);
  const limiter = createProviderLimiter({ redis, limits: providerLimits(config.FITNESS_PROVIDERS) });
  await limiter.clear({ provider });
  redis.disconnect();
}
