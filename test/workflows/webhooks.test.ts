import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApi } from '../../api/main.ts';
import { createSql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import { mapBounded } from '../../domain/map-bounded.ts';
import { changedDaysScheduleId } from '../../domain/night/workflow-ids.ts';
import { busiestWindow } from '../../simulator/limits/request-log.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { sendWebhooks, WebhookOrder } from '../../simulator/webhooks/send-webhooks.ts';
import {
  addNightUsers,
  createPhones,
  type NightStack,
  openNightStackOn,
  ownServices,
} from '../support/night.ts';
import { todayIn, zoneAtHour } from '../support/night-scenes.ts';
import { consent, forgetTheLastWindow, openClouds, simulatedProvider } from '../support/simulated-clouds.ts';
import { startWebhookApi, subscribeApi, WEBHOOK_SECRET } from '../support/webhook-api.ts';

const provider = 'google_health';
// After midnight, before the night: a day that is over is due 20 minutes after its last event.
const timeZone = zoneAtHour(1);
const yesterday = addDays(todayIn(timeZone), -1);
const USERS = 500;
const LIMIT = 400;
const MINUTE_MS = 60_000;

describe('a storm of five thousand webhooks, half of them duplicates', () => {
  let simulator: Simulator;
  let own: Awaited<ReturnType<typeof ownServices>>;
  let stack: NightStack;
  let api: RunningApi;
  let userIds: string[];
  let passedMs = 0;
  const clock = () => new Date(Date.now() + passedMs);

  beforeAll(async () => {
    [simulator, own] = await Promise.all([openClouds(), ownServices()]);
    const fitnessProviders = simulatedProvider({
      simulator,
      provider,
      requestsPerMinute: LIMIT,
      webhookSecret: WEBHOOK_SECRET,
    });
    stack = await openNightStackOn({ ...own, fitnessProviders });
    api = await startWebhookApi({ ...own, fitnessProviders, clock });
    userIds = await addNightUsers(stack.orm, { count: USERS, timeZone, wakeUpTime: '07:00' });
    await consent({ simulator, stack, provider, userIds });
    await subscribeApi({ simulator, url: api.url }).google_health();
  }, 60_000);
  afterAll(async () => {
    await api.stop();
    await stack.close();
    await simulator.stop();
  });

  /** Days to be fetched, by how they stand. */
  const days = async () => {
    const rows = await createSql({ orm: stack.orm })<{ localDate: string; open: number; fetched: number }>(
      `select local_date::text as "localDate", count(due_at)::int as open, count(fetched_at)::int as fetched
       from changed_days group by 1 order by 1`,
    );
    return Object.fromEntries(rows.map(({ localDate, ...counts }) => [localDate, counts]));
  };
  const requests = () => simulator.world.log.list(provider).length;

  it('is taken while Temporal is away: each day of each user is noted once', async () => {
    await own.services.temporal.kill();
    // Five events a person, each of a day of its own, and every one of them twice.
    const orders = userIds.flatMap((_, person) =>
      [-3, -2, -1, 0, 1].map((back) =>
        WebhookOrder.parse({ cloud: provider, person, localDate: addDays(yesterday, back), copies: 2 }),
      ),
    );
    const answers = await mapBounded(orders, 25, (order) => {
      const person = simulator.world.people[order.person];
      return person ? sendWebhooks({ world: simulator.world, order, person }) : Promise.resolve([]);
    });
    expect(answers.flat()).toHaveLength(5_000);
    expect(new Set(answers.flat())).toEqual(new Set([204]));
    expect(await days()).toEqual({
      [yesterday]: { open: USERS, fetched: 0 },
      [addDays(yesterday, 1)]: { open: USERS, fetched: 0 },
    });
    await own.services.temporal.restart();
  }, 60_000);

  it('becomes one request for each day that is over, within the limit', async () => {
    // The quiet time passes.
    passedMs = 25 * MINUTE_MS;
    await stack.startWorker({ push: createPhones(), clock });
    await forgetTheLastWindow(stack, provider);
    await stack.client.schedule.getHandle(changedDaysScheduleId(provider)).trigger();
    await expect
      .poll(days, { timeout: 150_000, interval: 1_000 })
      .toMatchObject({ [yesterday]: { open: 0, fetched: USERS } });
    expect(requests()).toBe(USERS);
    expect(busiestWindow(simulator.world.log.list(provider), MINUTE_MS).most).toBeLessThanOrEqual(LIMIT);
    expect(await days()).toMatchObject({ [addDays(yesterday, 1)]: { open: USERS, fetched: 0 } });
  }, 180_000);

  it('leaves the night nothing to ask for: every plan is made without a request', async () => {
    const before = requests();
    const localDate = addDays(yesterday, 1);
    await stack.control.startPlanZone({ timeZone, localDate });
    const plans = () =>
      createSql({ orm: stack.orm })<{ outcome: string; count: number }>(
        `select activity_outcome as outcome, count(*)::int as count from plans
         where local_date = ? group by 1 order by 1`,
        [localDate],
      );
    const total = async () => (await plans()).reduce((sum, { count }) => sum + count, 0);
    const known = await createSql({ orm: stack.orm })<{ count: number }>(
      'select count(*)::int as count from activity_reports where local_date = ? and complete',
      [yesterday],
    );
    await expect
      .poll(total, { timeout: 120_000, interval: 1_000 })
      .toBeGreaterThanOrEqual(known[0]?.count ?? USERS);
    await sleep(500);
    // Only whose device has told nothing of the day is asked for once more.
    expect(requests() - before).toBeLessThanOrEqual(USERS - (known[0]?.count ?? 0));
    expect(known[0]?.count).toBeGreaterThan(USERS * 0.5);
  }, 150_000);
});
