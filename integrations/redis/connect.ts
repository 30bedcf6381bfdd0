import { Redis } from 'ioredis';

/** A cache that does not answer within this is slower than the database behind it. */
const COMMAND_TIMEOUT_MS = 250;

/**
 * Opens Redis for use as a cache and a counter: commands fail at once while the connection is lost, and
 * the client reconnects by itself. `onError` hears connection errors, which are otherwise unhandled.
 */
export function connectRedis({ url, onError }: { url: string; onError: (error: Error) => void }): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  redis.on('error', onError);
  return redis;
}

/** Waits until the first connection stands or has failed: a process may start while Redis is away. */
export async function settleRedis(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  const { promise, resolve } = Promise.withResolvers<void>();
  redis.once('ready', resolve);
  redis.once('error', () => resolve());
  await promise;
}
