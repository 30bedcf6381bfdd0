import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RateLimits } from '../../../domain/ports/rate-limits.ts';
import { createRateLimits } from '../../../integrations/redis/rate-limits.ts';
import { createTestRedis } from '../../support/services.ts';

const rule = { name: 'test', calls: 3, windowSeconds: 60 };

async function outcomes(
  rateLimits: RateLimits,
  { key, calls }: { key: string; calls: number },
): Promise<string[]> {
  const seen: string[] = [];
  for (let count = 0; count < calls; count++) {
    const state = await rateLimits.consume({ rule, key });
    seen.push(state.status === 'allowed' ? `allowed, ${state.remaining} left` : state.status);
  }
  return seen;
}

const threeThenNone = ['allowed, 2 left', 'allowed, 1 left', 'allowed, 0 left', 'limited', 'limited'];

describe('rate limits in Redis', () => {
  let redis: Redis;
  let flush: () => Promise<void>;
  beforeAll(async () => {
    const test = await createTestRedis();
    flush = test.flush;
    redis = new Redis(test.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await flush();
  });

  it('allow so many calls, then none, and say how long to wait', async () => {
    const rateLimits = createRateLimits({ redis });
    expect(await outcomes(rateLimits, { key: 'a', calls: 5 })).toEqual(threeThenNone);
    const state = await rateLimits.consume({ rule, key: 'a' });
    expect(state).toEqual({ status: 'limited', retryAfterMs: expect.any(Number) });
    expect(state.status === 'limited' && state.retryAfterMs).toBeGreaterThan(55_000);
  });

  it('count each key, and each rule, for itself', async () => {
    const rateLimits = createRateLimits({ redis });
    await outcomes(rateLimits, { key: 'b', calls: 4 });
    expect(await outcomes(rateLimits, { key: 'c', calls: 1 })).toEqual(['allowed, 2 left']);
    const other = await rateLimits.consume({ rule: { ...rule, name: 'other' }, key: 'b' });
    expect(other.status).toBe('allowed');
  });

  it('count over all processes together', async () => {
    const [one, two] = [createRateLimits({ redis }), createRateLimits({ redis })];
    await outcomes(one, { key: 'd', calls: 2 });
    expect(await outcomes(two, { key: 'd', calls: 2 })).toEqual(['allowed, 0 left', 'limited']);
  });
});

describe('rate limits while Redis is away', () => {
  it('are still counted, by each process for itself, without a wait', async () => {
    const redis = new Redis('redis://127.0.0.1:1', { enableOfflineQueue: false });
    redis.on('error', () => {});
    const startedAt = performance.now();
    expect(await outcomes(createRateLimits({ redis }), { key: 'a', calls: 5 })).toEqual(threeThenNone);
    // A wait would be for a connection: seconds. Less is a busy machine.
    expect(performance.now() - startedAt).toBeLessThan(2000);
    redis.disconnect();
  });
});
