import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import type { StoredPlan } from '../../../domain/ports/plan-repository.ts';
import { connectRedis, settleRedis } from '../../../integrations/redis/connect.ts';
import { createPlanCache } from '../../../integrations/redis/plan-cache.ts';
import { findFreePort } from '../../../stack/free-port.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aSelectionInput } from '../../support/recipes.ts';
import { createTestRedis } from '../../support/services.ts';

const userId = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const plan = aPlanFor(aSelectionInput());
const { localDate } = plan;
const stored = (revision: number, date = localDate): StoredPlan => ({
  plan: { ...plan, revision, localDate: date },
  degraded: false,
  openedAt: null,
});

describe('the plan cache', () => {
  let redis: Redis;
  let flush: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestRedis();
    flush = own.flush;
    redis = connectRedis({ url: own.url, onError: () => {} });
    await settleRedis(redis);
  });
  beforeEach(() => flush());
  afterAll(() => redis.disconnect());

  const cache = () => createPlanCache({ redis });

  it('gives back what was put in', async () => {
    await cache().set({ userId, stored: stored(3) });
    expect(await cache().get({ userId, localDate })).toEqual(stored(3));
    expect(await cache().get({ userId, localDate: addDays(localDate, 1) })).toBeUndefined();
  });

  it('takes a newer revision and what is known of the same one, but never an older one', async () => {
    await cache().set({ userId, stored: stored(9) });
    await cache().set({ userId, stored: stored(10) });
    await cache().set({ userId, stored: stored(9) });
    expect((await cache().get({ userId, localDate }))?.plan.revision).toBe(10);
    const opened = { ...stored(10), openedAt: '2026-11-22T06:00:00.000Z' };
    await cache().set({ userId, stored: opened });
    expect(await cache().get({ userId, localDate })).toEqual(opened);
  });

  it('ends with the newest of many that are put in at once', async () => {
    const revisions = Array.from({ length: 30 }, (_, index) => index + 1).reverse();
    await Promise.all(revisions.map((revision) => cache().set({ userId, stored: stored(revision) })));
    expect((await cache().get({ userId, localDate }))?.plan.revision).toBe(30);
  });

  it('keeps yesterday and the day before, and forgets what is older', async () => {
    for (const days of [-3, -2, -1, 0]) {
      await cache().set({ userId, stored: stored(1, addDays(localDate, days)) });
    }
    expect((await redis.hkeys(`plans:${userId}`)).sort()).toEqual(
      [-2, -1, 0].map((days) => addDays(localDate, days)),
    );
    expect(await redis.ttl(`plans:${userId}`)).toBeGreaterThan(2 * 86_400);
  });

  it('deletes one date', async () => {
    await cache().set({ userId, stored: stored(1) });
    await cache().delete({ userId, localDate });
    expect(await cache().get({ userId, localDate })).toBeUndefined();
  });

  it('refuses an erased user from then on, and nobody else', async () => {
    await cache().set({ userId, stored: stored(1) });
    await cache().erase({ userId });
    await cache().set({ userId, stored: stored(2) });
    expect(await cache().get({ userId, localDate })).toBeUndefined();
    expect(await redis.exists(`plans:${userId}`)).toBe(0);
    // Longer than any night can run.
    expect(await redis.ttl(`erased:${userId}`)).toBeGreaterThan(2 * 86_400);
    const other = '77777777-6f0e-4f5c-9d50-0d3f6e3f1f5a';
    await cache().set({ userId: other, stored: stored(1) });
    expect(await cache().get({ userId: other, localDate })).toBeDefined();
  });

  it.each([
    ['is not JSON', '1:{"plan":'],
    ['has no revision', '{}'],
    ['is of another version', '4:{"plan":{"localDate":"2026-11-22"},"degraded":false,"openedAt":null}'],
    ['is empty', ''],
  ])('takes a value that %s for none, and writes over it', async (_, value) => {
    await redis.hset(`plans:${userId}`, localDate, value);
    expect(await cache().get({ userId, localDate })).toBeUndefined();
    await cache().set({ userId, stored: stored(5) });
    expect((await cache().get({ userId, localDate }))?.plan.revision).toBe(5);
  });

  it('keeps the users of another prefix apart', async () => {
    await createPlanCache({ redis, prefix: 'other:' }).set({ userId, stored: stored(1) });
    expect(await cache().get({ userId, localDate })).toBeUndefined();
  });
});

describe('the plan cache without Redis', () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = connectRedis({ url: `redis://127.0.0.1:${await findFreePort()}`, onError: () => {} });
    await settleRedis(redis);
  });
  afterAll(() => redis.disconnect());

  it('has nothing, and says so at once', async () => {
    const begun = Date.now();
    expect(await createPlanCache({ redis }).get({ userId, localDate })).toBeUndefined();
    // Far less than the seconds of a connection, more than a busy machine takes.
    expect(Date.now() - begun).toBeLessThan(1500);
  });

  it('says that it cannot be written to', async () => {
    const cache = createPlanCache({ redis });
    const unavailable = { kind: 'unavailable', code: 'cache_unavailable' };
    await expect(cache.set({ userId, stored: stored(1) })).rejects.toMatchObject(unavailable);
    await expect(cache.delete({ userId, localDate })).rejects.toMatchObject(unavailable);
    await expect(cache.erase({ userId })).rejects.toMatchObject(unavailable);
  });
});
