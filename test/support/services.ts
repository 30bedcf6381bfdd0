import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { migrateDatabase } from '../../db/migrate.ts';
import { REDIS_DATABASES } from '../../stack/redis.ts';
import { type Services, startServices } from '../../stack/services.ts';
import { ensureNamespace } from '../../stack/temporal-namespace.ts';
import { createDatabase, createEmptyDatabase } from './template-database.ts';

/**
 * A database of one's own with the newest schema, on the shared PostgreSQL.
 * Call it in `beforeAll` and `drop` in `afterAll`; close pools first, or they see their connections end.
 */
export function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  return createDatabase({ ...aNewDatabase(), migrate: migrateDatabase });
}

/** The same without any schema, for a test that migrates by itself. */
export function createUnmigratedDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  return createEmptyDatabase(aNewDatabase());
}

const aNewDatabase = () => ({
  adminUrl: inject('sharedServices').postgresUrl,
  name: `test_${randomUUID().replaceAll('-', '')}`,
});

/**
 * A numbered Redis database of one's own on the shared Redis; `flush` empties it, at the end or between tests.
 * Channels are not numbered: a test of publish and subscribe needs a unique channel name.
 */
export async function createTestRedis(): Promise<{ url: string; flush: () => Promise<void> }> {
  const { redisUrl } = inject('sharedServices');
  // Database 0 holds only the counter that gives each caller another number.
  const taken = await withRedis(redisUrl, (redis) => redis.incr('databases-taken'));
  const url = `${redisUrl}/${1 + (taken % (REDIS_DATABASES - 1))}`;
  const flush = () => withRedis(url, async (redis) => void (await redis.flushdb()));
  await flush();
  return { url, flush };
}

/** A Temporal namespace of one's own, with all search attributes, on the shared server. */
export async function createTestNamespace(): Promise<{ address: string; namespace: string }> {
  const address = inject('sharedServices').temporalAddress;
  const namespace = `test-${randomUUID()}`;
  await ensureNamespace({ address, namespace });
  return { address, namespace };
}

/**
 * All three services for one test file alone, which may kill and restart them; call `stop` in `afterAll`.
 * The database is empty: migrate it with `migrateDatabase({ url: postgres.url })`.
 */
export function startOwnServices(): Promise<Services> {
  return startServices({ ports: 'free' });
}

async function withRedis<Result>(url: string, use: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = new Redis(url);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}
