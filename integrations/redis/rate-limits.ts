import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateCounters, RateLimitRule } from '../../domain/ports/rate-limits.ts';

/**
 * Counts in Redis, for all processes together. While Redis is away each process counts in its own memory:
 * people can still sign in, and a flood is still bounded.
 *
 * Open `redis` with `enableOfflineQueue: false`, so that a lost connection is noticed at once.
 */
export function createRateLimits({ redis }: { redis: Redis }): RateCounters {
  const limiters = new Map<string, RateLimiterRedis>();
  const limiterOf = (rule: RateLimitRule): RateLimiterRedis => {
    const known = limiters.get(rule.name);
    if (known) return known;
    const options = { keyPrefix: `limit:${rule.name}`, points: rule.calls, duration: rule.windowSeconds };
    const insuranceLimiter = new RateLimiterMemory(options);
    const limiter = new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter });
    limiters.set(rule.name, limiter);
    return limiter;
  };
  return {
    async consume({ rule, key }) {
      try {
        const { remainingPoints, msBeforeNext } = await limiterOf(rule).consume(key);
        return { status: 'allowed', remaining: remainingPoints, resetMs: msBeforeNext };
      } catch (refusal) {
        // The library rejects with its result when the limit is reached, and with an error otherwise.
        if (refusal instanceof RateLimiterRes)
          return { status: 'limited', retryAfterMs: refusal.msBeforeNext };
        throw refusal;
      }
    },
    async forgive({ rule, key }) {
      const limiter = limiterOf(rule);
      const state = await limiter.get(key);
      if (state !== null && state.consumedPoints > 0) await limiter.reward(key);
    },
    async count({ rule, key }) {
      return (await limiterOf(rule).get(key))?.consumedPoints ?? 0;
    },
  };
}
