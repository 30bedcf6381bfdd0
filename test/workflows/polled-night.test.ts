import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSql } from '../../db/sql.ts';
import { mapBounded } from '../../domain/map-bounded.ts';
import { busiestWindow } from '../../simulator/limits/request-log.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, todayIn, zoneAtHour } from '../support/night-scenes.ts';
import { consent, forgetTheLastWindow, openClouds, simulatedProvider } from '../support/simulated-clouds.ts';

const provider = 'google_health';
const timeZone = zoneAtHour(7);
const localDate = todayIn(timeZone);
const USERS = 1_000;
const LIMIT = 300;
/** Time to start everybody in, and between the first deadline and the last. */
const START_MS = 60_000;
const SPREAD_MS = 10_000;
const SIDE_BY_SIDE = 50;
/** A poll that is taken now is for a deadline that is not nearer than this. */
const UNDER_WAY_MS = 1_000;

describe('a night of a thousand users whose cloud can be asked for a few hundred of them', () => {
  let simulator: Simulator;
  let stack: NightStack;
  beforeAll(async () => {
    simulator = await openClouds();
    const fitnessProviders = simulatedProvider({ simulator, provider, requestsPerMinute: LIMIT });
    stack = await openNightStack({ fitnessProviders });
    await stack.startWorker({ push: createPhones() });
    await forgetTheLastWindow(stack, provider);
  });
  afterAll(async () => {
    await stack.close();
    await simulator.stop();
  });

  it('asks for the earliest deadlines, keeps the limit, and lets nobody wait past their deadline', async () => {
    const userIds = await addNightUsers(stack.orm, { count: USERS, timeZone });
    await consent({ simulator, stack, provider, userIds });
    const begun = Date.now();
    const deadlineOf = (index: number) => begun + START_MS + (index / USERS) * SPREAD_MS;
    await mapBounded([...userIds.entries()], 20, ([index, userId]) => {
      const deadlineInMs = deadlineOf(index) - Date.now();
      const night = aNight({ userId, timeZone, deadlineInMs, wakeUpInMs: deadlineInMs + 120_000 });
      return stack.control.startPlanDay({ ...night, poll: provider });
    });
    const planned = () =>
      createSql({ orm: stack.orm })<{ userId: string; createdAt: string; outcome: string }>(
        `select user_id as "userId", document->>'createdAt' as "createdAt", activity_outcome as outcome
         from plans where local_date = ?`,
        [localDate],
      );
    await expect
      .poll(async () => (await planned()).length, { timeout: 300_000, interval: 1_000 })
      .toBe(USERS);

    const indexOf = new Map(userIds.map((userId, index) => [userId, index]));
    const rows = await planned();
    const inVain = rows.filter(({ outcome }) => outcome === 'sync_timeout');
    const served = rows.filter(({ outcome }) => outcome !== 'sync_timeout');
    expect(served.length).toBeGreaterThanOrEqual(LIMIT);
    expect(served.length).toBeLessThan(USERS);
    // Nobody is asked for while others, whose deadline is earlier and still to come, are left out; those that were
    // started side by side may change places.
    const requests = simulator.world.log.list(provider);
    const leftOut = inVain.map(({ userId }) => indexOf.get(userId) ?? 0);
    const outOfTurn = requests.filter(({ person = 0, atMs }) =>
      leftOut.some((index) => index < person - SIDE_BY_SIDE && deadlineOf(index) > atMs + UNDER_WAY_MS),
    );
    expect(outOfTurn.length / requests.length).toBeLessThan(0.05);

    for (const { userId, createdAt } of inVain) {
      const lateMs = Date.parse(createdAt) - deadlineOf(indexOf.get(userId) ?? 0);
      expect(lateMs).toBeGreaterThanOrEqual(-50);
      // The plan comes well within the quarter of an hour that is left before the wake-up.
      expect(lateMs).toBeLessThan(60_000);
    }
    // The cloud's own log: one request for each, but for those that the deadline overtook; no minute above the limit.
    expect(requests.length - served.length).toBeLessThan(20);
    expect(busiestWindow(requests, 60_000).most).toBe(LIMIT);
  }, 420_000);
});
