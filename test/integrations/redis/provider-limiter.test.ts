import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  PermitOutcome,
  ProviderLimiter,
  RequestPermit,
} from '../../../domain/ports/provider-limiter.ts';
import { COUNTER_TIMEOUT_MS, connectRedis, settleRedis } from '../../../integrations/redis/connect.ts';
import { createProviderLimiter } from '../../../integrations/redis/provider-limiter.ts';
import type { Services } from '../../../stack/services.ts';
import {
  busiestWindow,
  sendFor,
  sendFromProcess,
  TEST_TIMING,
  testLimits,
} from '../../support/limited-sender.ts';
import { createTestRedis, startOwnServices } from '../../support/services.ts';

const provider = 'fitbit';
const LIMIT = 10;
const WINDOW_MS = 700;

const limiterOn = (redis: Redis): ProviderLimiter =>
  createProviderLimiter({ redis, limits: testLimits(LIMIT, WINDOW_MS), timing: TEST_TIMING });

async function granted(limiter: ProviderLimiter): Promise<RequestPermit> {
  const reservation = await limiter.reserve({ provider });
  if (reservation.status === 'wait') throw new Error(`Waits for ${reservation.reason}`);
  return reservation.permit;
}

async function settled(limiter: ProviderLimiter, outcome: PermitOutcome): Promise<void> {
  await limiter.settle({ permit: await granted(limiter), outcome });
}

const reasonOf = async (limiter: ProviderLimiter): Promise<string> => {
  const reservation = await limiter.reserve({ provider });
  if (reservation.status === 'wait') return reservation.reason;
  await limiter.settle({ permit: reservation.permit, outcome: { status: 'unused' } });
  return 'granted';
};

describe('the limit of requests to a cloud', () => {
  let redis: Redis;
  let url: string;
  let flush: () => Promise<void>;
  let limiter: ProviderLimiter;
  beforeAll(async () => {
    ({ url, flush } = await createTestRedis());
    redis = connectRedis({ url, onError: () => {} });
    await settleRedis(redis);
    limiter = limiterOn(redis);
  });
  beforeEach(() => flush());
  afterAll(async () => {
    redis.disconnect();
    await flush();
  });

  it('is kept in every window, and used to the full, by many who send as fast as they may', async () => {
    const sent = await sendFor({ limiter, ms: 3_000, senders: 30 });
    expect(busiestWindow({ sent, windowMs: WINDOW_MS })).toBe(LIMIT);
    // A permit is back a window after its request has ended: 700 + at most 60 ms, four times in 3 s.
    expect(sent.length).toBeGreaterThanOrEqual(4 * LIMIT * 0.9);
  });

  it('is kept by four processes whose clocks differ by hours', async () => {
    const skews = [0, 3_600_000, -3_600_000, 59_000];
    const all = await Promise.all(
      skews.map((skewMs) =>
        sendFromProcess({ redisUrl: url, requests: LIMIT, windowMs: WINDOW_MS, ms: 2_500, skewMs }),
      ),
    );
    const sent = all.flat();
    expect(busiestWindow({ sent, windowMs: WINDOW_MS })).toBeLessThanOrEqual(LIMIT);
    expect(sent.length).toBeGreaterThanOrEqual(2 * LIMIT);
    expect(all.filter((process) => process.length > 0).length).toBeGreaterThan(1);
  });

  it('is each cloud’s own', async () => {
    for (let count = 0; count < LIMIT; count += 1) await granted(limiter);
    expect(await reasonOf(limiter)).toBe('limit');
    expect((await limiter.reserve({ provider: 'google_health' })).status).toBe('granted');
  });

  it('gives a permit back that was not used, and counts one whose holder died until it cannot matter', async () => {
    const permits = await Promise.all(Array.from({ length: LIMIT }, () => granted(limiter)));
    expect(await reasonOf(limiter)).toBe('limit');
    await limiter.settle({ permit: permits[0] as RequestPermit, outcome: { status: 'unused' } });
    expect(await reasonOf(limiter)).toBe('granted');
    await limiter.begin({ permit: permits[1] as RequestPermit });
    await sleep(TEST_TIMING.longestRequestMs + WINDOW_MS / 2);
    await granted(limiter);
    expect(await reasonOf(limiter)).toBe('limit');
  });

  it('reserves a permit anew that was held too long', async () => {
    const permit = await granted(limiter);
    await sleep(TEST_TIMING.leaseMs + WINDOW_MS + 50);
    for (let count = 0; count < LIMIT; count += 1) await granted(limiter);
    expect(await limiter.begin({ permit })).toMatchObject({ status: 'wait', reason: 'limit' });
  });

  it('says how long the wait is', async () => {
    for (let count = 0; count < LIMIT; count += 1) await settled(limiter, { status: 'answered' });
    const reservation = await limiter.reserve({ provider });
    if (reservation.status !== 'wait') throw new Error('granted');
    expect(reservation.waitMs).toBeLessThanOrEqual(WINDOW_MS + 1);
    await sleep(reservation.waitMs);
    expect(await reasonOf(limiter)).toBe('granted');
  });

  it('stops everybody while the cloud says "later"', async () => {
    await settled(limiter, { status: 'refused', retryAfterMs: 400 });
    expect(await reasonOf(limiterOn(redis))).toBe('paused');
    await sleep(410);
    expect(await reasonOf(limiter)).toBe('granted');
  });

  it('leaves a cloud alone that keeps failing, then lets one probe through at a time', async () => {
    const held = await granted(limiter);
    for (let count = 0; count < 3; count += 1) await settled(limiter, { status: 'failed' });
    expect(await reasonOf(limiter)).toBe('breaker');
    expect(await limiter.begin({ permit: held })).toMatchObject({ status: 'wait', reason: 'breaker' });
    await sleep(TEST_TIMING.openMs + 10);
    const probe = await granted(limiter);
    expect(await reasonOf(limiterOn(redis))).toBe('breaker');
    await limiter.settle({ permit: probe, outcome: { status: 'failed' } });
    await sleep(TEST_TIMING.openMs + 10);
    // A failed probe doubles the wait.
    expect(await reasonOf(limiter)).toBe('breaker');
    await sleep(TEST_TIMING.openMs);
    await settled(limiter, { status: 'answered' });
    expect(await reasonOf(limiter)).toBe('granted');
    expect(await reasonOf(limiter)).toBe('granted');
  });

  it('lets the next probe through when the one before died with its worker', async () => {
    for (let count = 0; count < 3; count += 1) await settled(limiter, { status: 'failed' });
    await sleep(TEST_TIMING.openMs + 10);
    const permit = await granted(limiter);
    await limiter.begin({ permit });
    await sleep(TEST_TIMING.longestRequestMs + 10);
    expect(await reasonOf(limiter)).toBe('granted');
  });

  it('asks a cloud again at once when an operator says that it is back', async () => {
    await settled(limiter, { status: 'refused', retryAfterMs: 60_000 });
    await limiter.clear({ provider });
    expect(await reasonOf(limiter)).toBe('granted');
  });
});

describe('the limit of requests when Redis is slow or crashes', () => {
  let own: Services;
  beforeAll(async () => {
    own = await startOwnServices();
  });
  afterAll(() => own.stop());

  it('is looked up although the answer takes longer than one from a cache may', async () => {
    const lookUp = async (commandTimeoutMs?: number) => {
      const url = own.redis.url;
      const redis = connectRedis({ url, onError: () => {}, ...(commandTimeoutMs && { commandTimeoutMs }) });
      await settleRedis(redis);
      await limiterOn(redis).clear({ provider });
      await redis.client('PAUSE', 500, 'ALL');
      const found = await reasonOf(limiterOn(redis)).catch(({ code }) => code);
      redis.disconnect();
      return found;
    };
    expect(await lookUp()).toBe('limiter_unavailable');
    expect(await lookUp(COUNTER_TIMEOUT_MS)).toBe('granted');
  });

  it('lets nothing through while Redis is away, nor in the window after it has come back empty', async () => {
    const redis = connectRedis({ url: own.redis.url, onError: () => {} });
    await settleRedis(redis);
    const limiter = createProviderLimiter({ redis, limits: testLimits(LIMIT, 3_000), timing: TEST_TIMING });
    await limiter.clear({ provider });
    await settled(limiter, { status: 'answered' });

    await own.redis.kill();
    await expect(limiter.reserve({ provider })).rejects.toMatchObject({ code: 'limiter_unavailable' });
    await limiter.settle({ permit: { provider, id: 'lost' }, outcome: { status: 'answered' } });

    await own.redis.restart();
    await expect.poll(() => redis.status).toBe('ready');
    const back = Date.now();
    expect(await reasonOf(limiter)).toBe('unknown');
    await expect.poll(() => reasonOf(limiter), { timeout: 10_000 }).toBe('granted');
    // Redis tells its age in whole seconds.
    expect(Date.now() - back).toBeGreaterThanOrEqual(2_000);
    redis.disconnect();
  });
});
