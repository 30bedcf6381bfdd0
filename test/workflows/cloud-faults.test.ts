import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSql } from '../../db/sql.ts';
import { Fault } from '../../simulator/faults.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import {
  addNightUsers,
  createPhones,
  type NightStack,
  openNightStackOn,
  ownServices,
} from '../support/night.ts';
import { aNight, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';
import {
  connectionsOf,
  consent,
  forgetTheLastWindow,
  openClouds,
  simulatedProvider,
} from '../support/simulated-clouds.ts';

const provider = 'google_health';
const timeZone = zoneAtHour(7);
const localDate = todayIn(timeZone);

describe('a night whose cloud, or whose limiter, is not well', () => {
  let own: Awaited<ReturnType<typeof ownServices>>;
  let simulator: Simulator;
  let stack: NightStack;
  let nextPerson = 0;
  beforeAll(async () => {
    [own, simulator] = await Promise.all([ownServices(), openClouds()]);
    const fitnessProviders = simulatedProvider({ simulator, provider, requestsPerMinute: 200 });
    stack = await openNightStackOn({ ...own, fitnessProviders });
    await stack.startWorker({ push: createPhones() });
  });
  beforeEach(() => forgetTheLastWindow(stack, provider));
  afterEach(() => simulator.world.faults.clear());
  afterAll(async () => {
    await stack.close();
    await simulator.stop();
  });

  const aCrowd = async (count: number) => {
    const userIds = await addNightUsers(stack.orm, { count, timeZone });
    await consent({ simulator, stack, provider, userIds, firstPerson: nextPerson });
    nextPerson += count;
    return userIds;
  };
  const startAll = (userIds: readonly string[], deadlineInMs: number) =>
    Promise.all(
      userIds.map((userId) =>
        stack.control.startPlanDay({ ...aNight({ userId, timeZone, deadlineInMs }), poll: provider }),
      ),
    );
  const outcomesOf = async (userIds: readonly string[]) => {
    await Promise.all(userIds.map((userId) => resultOf(stack.client, { userId, localDate })));
    const rows = await createSql({ orm: stack.orm })<{ outcome: string; count: number }>(
      `select activity_outcome as outcome, count(*)::int as count from plans
       where local_date = ? and user_id = any(?::uuid[]) group by 1`,
      [localDate, `{${userIds.join(',')}}`],
    );
    return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
  };
  const requests = () => simulator.world.log.list(provider).length;

  it('plans from the baseline when consent was taken back at the cloud, and does not ask again', async () => {
    const person = nextPerson;
    const userIds = await aCrowd(1);
    simulator.world.grants[provider].revokePerson(person);
    await startAll(userIds, 20_000);
    expect(await outcomesOf(userIds)).toEqual({ consent_revoked: 1 });
    const [userId = ''] = userIds;
    expect(await connectionsOf(stack).findTokens({ userId, provider })).toEqual({ status: 'revoked' });
  });

  it('does not storm a cloud that is down: a few requests, then one probe at a time', async () => {
    const userIds = await aCrowd(40);
    simulator.world.faults.add(Fault.parse({ cloud: provider, kind: 'server_error', count: 1_000 }));
    const before = requests();
    await startAll(userIds, 12_000);
    const { sync_timeout: inVain = 0, sync_failed: failed = 0 } = await outcomesOf(userIds);
    // Whose last try cannot come before the deadline has failed; the others have waited in vain.
    expect(inVain + failed).toBe(40);
    // Five failures open the breaker; what was in flight then may still arrive.
    expect(requests() - before).toBeLessThan(20);
  });

  it('waits as one when the cloud says "later", and then goes on', async () => {
    const userIds = await aCrowd(10);
    simulator.world.faults.add(Fault.parse({ cloud: provider, kind: 'rate_limited', retryAfterSeconds: 3 }));
    const before = simulator.world.log.list(provider).length;
    await startAll(userIds, 40_000);
    const outcomes = await outcomesOf(userIds);
    expect(outcomes.sync_timeout).toBeUndefined();
    const [refused, next] = simulator.world.log.list(provider).slice(before);
    const gapMs = (next?.atMs ?? 0) - (refused?.atMs ?? 0);
    expect(refused?.httpStatus).toBe(429);
    // What was on its way at that moment is not called back.
    expect(gapMs < 500 || gapMs >= 2_900).toBe(true);
  });

  it('sends nothing while Redis is away for half a minute, and loses nobody', async () => {
    const [hurried, patient] = [await aCrowd(15), await aCrowd(5)];
    const backAt = Date.now() + 30_000;
    await own.services.redis.kill();
    const before = requests();
    await Promise.all([startAll(hurried, 10_000), startAll(patient, 120_000)]);
    // Whose deadline comes meanwhile has a plan from the baseline.
    expect(await outcomesOf(hurried)).toEqual({ sync_timeout: 15 });
    await sleep(backAt - Date.now());
    expect(requests()).toBe(before);

    await own.services.redis.restart();
    await sleep(2_000);
    // It may have forgotten what was sent: still nothing.
    const early = await aCrowd(1);
    await startAll(early, 3_000);
    expect(await outcomesOf(early)).toEqual({ sync_timeout: 1 });
    expect(requests()).toBe(before);

    await forgetTheLastWindow(stack, provider);
    const late = await aCrowd(5);
    await startAll(late, 60_000);
    const outcomes = await outcomesOf([...late, ...patient]);
    // Those who could wait are asked for as well, once each.
    expect(Object.keys(outcomes)).not.toContain('sync_timeout');
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(requests()).toBe(before + 10);
  }, 180_000);
});
