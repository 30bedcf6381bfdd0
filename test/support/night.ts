import { migrateDatabase } from '../../db/migrate.ts';
import { type NightServices, type NightStack, openNightStackOn } from './night-stack.ts';
import { createTestDatabase, createTestNamespace, createTestRedis, startOwnServices } from './services.ts';

export { createPhones, type NightStack, openNightStackOn } from './night-stack.ts';
export { addNightUsers } from './night-users.ts';

/** A part of the shared services for one test file alone: a database, a cache, a namespace. */
async function shareServices(): Promise<NightServices> {
  const [database, redis, temporal] = await Promise.all([
    createTestDatabase(),
    createTestRedis(),
    createTestNamespace(),
  ]);
  return {
    databaseUrl: database.url,
    redisUrl: redis.url,
    temporalAddress: temporal.address,
    namespace: temporal.namespace,
    release: async (): Promise<void> => {
      await Promise.all([database.drop(), redis.flush()]);
    },
  };
}

/** Whole services for one test file, which may kill and restart them. */
export async function ownServices() {
  const services = await startOwnServices();
  await migrateDatabase({ url: services.postgres.url });
  return {
    services,
    databaseUrl: services.postgres.url,
    redisUrl: services.redis.url,
    temporalAddress: services.temporal.address,
    namespace: 'default',
    release: () => services.stop(),
  };
}

/** The whole night on services that are shared with other test files, with workers on request. */
export const openNightStack = async (
  settings: Pick<NightServices, 'fitnessProviders' | 'settings'> = {},
): Promise<NightStack> => openNightStackOn({ ...(await shareServices()), ...settings });
