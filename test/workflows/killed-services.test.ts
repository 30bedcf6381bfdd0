import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql } from '../../db/sql.ts';
import { createExpoPushGateway } from '../../integrations/push/expo/expo-push-gateway.ts';
import { createPushGateways } from '../../integrations/push/push-gateways.ts';
import { connectRedis } from '../../integrations/redis/connect.ts';
import { createPlanCache } from '../../integrations/redis/plan-cache.ts';
import { type NightStack, openNightStackOn, ownServices } from '../support/night.ts';
import { zoneAtHour } from '../support/night-scenes.ts';
import { type ExpoPushService, startExpoPushService } from '../support/push-sinks/expo-push-service.ts';
import { endOfNight, populateZone, sendsTo } from '../support/whole-zone.ts';

const COUNT = 200;

describe('a night in which a service is killed', () => {
  let own: Awaited<ReturnType<typeof ownServices>>;
  let stack: NightStack;
  let sink: ExpoPushService;

  beforeAll(async () => {
    [own, sink] = await Promise.all([ownServices(), startExpoPushService({})]);
    stack = await openNightStackOn(own);
    const expo = createExpoPushGateway({
      timeoutMs: 5000,
      clock: () => new Date(),
      baseUrl: sink.origin,
    });
    await stack.startWorker({ push: createPushGateways({ expo }) });
  });
  afterAll(async () => {
    await stack.close();
    await sink.stop();
  });

  it.each([
    ['PostgreSQL', 'postgres', zoneAtHour(8)],
    ['Temporal', 'temporal', zoneAtHour(9)],
  ] as const)(
    'gives every user one plan and one push when %s crashes and comes back',
    async (_, name, timeZone) => {
      const { tokens, localDate } = await populateZone({ stack, sink, timeZone, count: COUNT });
      const begun = sink.shown().length;
      await stack.control.startPlanZone({ timeZone, localDate });
      await expect
        .poll(() => sink.shown().length - begun, { timeout: 15_000, interval: 10 })
        .toBeGreaterThan(40);
      await own.services[name].kill();
      expect(sink.shown().length - begun).toBeLessThan(COUNT);
      await sleep(1500);
      await own.services[name].restart();

      expect(await endOfNight({ stack, timeZone, count: COUNT, timeoutMs: 60_000 })).toEqual({
        runs: COUNT,
        plans: COUNT,
        users: COUNT,
        newest: 1,
        deliveries: [{ status: 'delivered', count: COUNT }],
      });
      const sends = sendsTo(sink, tokens);
      expect(new Set(sends).size).toBe(COUNT);
      expect(sends.length).toBeLessThan(COUNT * 1.2);
    },
    90_000,
  );

  it('keeps plans in PostgreSQL while Redis is away, and fills the cache when it is back', async () => {
    const timeZone = zoneAtHour(10);
    const count = 20;
    const { localDate } = await populateZone({ stack, sink, timeZone, count });
    const sql = createSql({ orm: stack.orm });
    const rows = () =>
      sql<{ userId: string; stale: boolean; resolved: boolean }>(
        `select p.user_id as "userId", p.cache_stale as stale, f.resolved_at is not null as resolved
         from plans p join night_failures f using (user_id, local_date)
         where p.time_zone = ? and f.step = 'cache' and f.code = 'unavailable'`,
        [timeZone],
      );
    const sweep = () =>
      stack.client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });

    await own.services.redis.kill();
    await stack.control.startPlanZone({ timeZone, localDate });
    expect(await endOfNight({ stack, timeZone, count, timeoutMs: 20_000 })).toMatchObject({
      plans: count,
      deliveries: [{ status: 'delivered', count }],
    });
    expect(await rows()).toHaveLength(count);
    expect(await rows()).toContainEqual(expect.objectContaining({ stale: true, resolved: false }));
    const [{ userId = '' } = {}] = await rows();
    const plans = createPlanRepository({ orm: stack.orm });
    expect((await plans.findOptionalPlan({ userId, localDate }))?.plan.meals.dinner).toHaveLength(3);

    // The sweep does its work and ends, though it cannot fill the cache.
    expect(await sweep()).toMatchObject({ usersReplanned: 0, usersUnreached: 0 });
    expect(await rows()).toContainEqual(expect.objectContaining({ stale: true }));

    await own.services.redis.restart();
    const redis = connectRedis({ url: own.redisUrl, onError: () => {} });
    const cached = async () => createPlanCache({ redis }).get({ userId, localDate });
    expect(await cached()).toBeUndefined();
    await expect
      .poll(async () => (await sweep()) && (await rows()).some(({ stale }) => stale), { timeout: 10_000 })
      .toBe(false);
    expect((await cached())?.plan.revision).toBe(1);
    expect(await rows()).not.toContainEqual(expect.objectContaining({ resolved: false }));
    redis.disconnect();
  }, 60_000);
});
