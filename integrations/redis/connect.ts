import { Redis } from 'ioredis';

/** A cache that does not answer within this is slower than the database behind it. */
const CACHE_TIMEOUT_MS = 250;

/**
 * For what is counted in Redis and nowhere else. A worker that plans hundreds of nights may look at an answer half a
 * second after it has come: given up by then, a permit that was granted would count for nothing.
 */
export const COUNTER_TIMEOUT_MS = 3_000;

/**
 * Opens Redis for use as a cache and a counter: commands fail at once while the connection is lost, and
 * the client reconnects by itself. `onError` hears connection errors, which are otherwise unhandled.
 */
export function connectRedis({
  url,
  onError,
  commandTimeoutMs = CACHE_TIMEOUT_MS,
}: {
  url: string;
  onError: (error: Error) => void;
  /** How long a command may take on a connection that stands. */
  commandTimeoutMs?: number;
}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    commandTimeout: commandTimeoutMs,
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
