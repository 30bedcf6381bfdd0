import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql } from '../../db/sql.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ActivityProvider, FetchDayResult } from '../../domain/ports/activity-provider.ts';
import type { PlanRepository } from '../../domain/ports/plan-repository.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import {
  aNight,
  connectCloud,
  failuresOf,
  foundAs,
  pushActivity,
  resultOf,
  todayIn,
  zoneAtHour,
} from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);
const FETCHED: FetchDayResult = { status: 'fetched', metrics: { steps: 12_000 }, complete: true };

describe('a night that asks a fitness cloud', () => {
  let stack: NightStack;
  let plans: PlanRepository;
  let calls: number;
  let fetchDay: ActivityProvider['fetchDay'];
  let release: () => void;

  beforeAll(async () => {
    stack = await openNightStack();
    plans = createPlanRepository({ orm: stack.orm });
    const google_health: ActivityProvider = {
      id: 'google_health',
      fetchDay: (args) => {
        calls += 1;
        return fetchDay(args);
      },
    };
    await stack.startWorker({ push: createPhones(), providers: { google_health } });
  });
  beforeEach(() => {
    const { promise, resolve } = Promise.withResolvers<void>();
    calls = 0;
    release = resolve;
    // A cloud that takes the request and says nothing, until the test is over.
    fetchDay = async () => {
      await promise;
      return { status: 'no_data' };
    };
    return release;
  });
  afterAll(() => stack.close());

  const aUser = async () => {
    const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone });
    await connectCloud(stack.orm, [userId]);
    return userId;
  };
  const storedPlan = (userId: string) => plans.findOptionalPlan({ userId, localDate });
  const originOf = async (userId: string) => (await storedPlan(userId))?.plan.targets.expenditureOrigin;

  it('plans from what the cloud says', async () => {
    const userId = await aUser();
    fetchDay = async () => FETCHED;
    await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: 20_000 }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'on_track' });
    expect(await originOf(userId)).toMatchObject({ kind: 'measured', source: 'google_health' });
  });

  it('plans from the usual activity at the deadline, and says so, when the cloud hangs', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone, deadlineInMs: 1500 });
    await stack.control.startPlanDay(night);
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'degraded', revision: 1 });

    const createdAt = (await storedPlan(userId))?.plan.createdAt ?? '';
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(Date.parse(night.deadlineAt));
    expect(await originOf(userId)).toMatchObject({ kind: 'baseline', reason: 'sync_timeout' });
    expect((await storedPlan(userId))?.plan.notes.join(' ')).toContain('did not arrive in time');
    expect(await failuresOf(stack.orm, night)).toEqual([
      { step: 'sync', code: 'sync_timeout', occurrences: 1, resolved: false },
    ]);
    expect(await foundAs(stack.client, night)).toEqual({
      status: 'COMPLETED',
      outcome: 'degraded',
      failureCode: 'sync_timeout',
    });
  });

  it('is repaired by data that arrives after the deadline, unless the plan is open', async () => {
    const [early, late] = [await aUser(), await aUser()];
    for (const userId of [early, late]) {
      await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: 500, wakeUpInMs: 60_000 }));
      await expect.poll(() => storedPlan(userId), { timeout: 5000 }).toBeDefined();
    }
    await plans.markOpened({ userId: late, localDate, revision: 1, at: new Date() });
    for (const userId of [early, late]) {
      const night = aNight({ userId, timeZone, cause: 'late_activity' });
      await pushActivity(stack.orm, night);
      await stack.control.replan({ input: night, waitMs: 10_000 });
    }
    expect(await storedPlan(early)).toMatchObject({ degraded: false, plan: { revision: 2 } });
    expect(await originOf(early)).toMatchObject({ kind: 'measured', source: 'healthkit' });
    expect(await failuresOf(stack.orm, { userId: early, localDate })).toMatchObject([{ resolved: true }]);
    expect(await storedPlan(late)).toMatchObject({ degraded: true, plan: { revision: 1 } });
    expect(await originOf(late)).toMatchObject({ kind: 'baseline' });
  });

  it('waits as long as a cloud that refuses asks for', async () => {
    const userId = await aUser();
    const asked: number[] = [];
    fetchDay = async () => {
      asked.push(Date.now());
      if (asked.length > 1) return FETCHED;
      throw new DomainError('rate_limited', 'provider_paused', 'Too many requests.', { retryAfterMs: 1200 });
    };
    await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: 20_000 }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'on_track' });
    const [first = 0, second = 0] = asked;
    expect(second - first).toBeGreaterThanOrEqual(1200);
    expect(second - first).toBeLessThan(4000);
    expect(await failuresOf(stack.orm, { userId, localDate })).toEqual([]);
  });

  it('never asks again for a user who withdrew their consent', async () => {
    const userId = await aUser();
    fetchDay = async () => ({ status: 'revoked' });
    await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: 20_000 }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'on_track' });
    expect(await originOf(userId)).toMatchObject({ kind: 'baseline', reason: 'consent_revoked' });
    const rows = await createSql({ orm: stack.orm })(
      'select status from provider_connections where user_id = ?',
      [userId],
    );
    expect(rows).toEqual([{ status: 'revoked' }]);

    const asked = calls;
    await stack.control.replan({ input: aNight({ userId, timeZone, cause: 'refresh' }), waitMs: 10_000 });
    expect(calls).toBe(asked);
    expect(await originOf(userId)).toMatchObject({ kind: 'baseline', reason: 'no_source' });
  });

  it('is not degraded when the cloud has nothing', async () => {
    const userId = await aUser();
    fetchDay = async () => ({ status: 'no_data' });
    await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: 20_000 }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'on_track' });
    expect(await originOf(userId)).toMatchObject({ kind: 'baseline', reason: 'no_data' });
    expect(await failuresOf(stack.orm, { userId, localDate })).toEqual([]);
  });

  it('ends the wait when the phone brings the day', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone, deadlineInMs: 60_000 });
    await stack.control.startPlanDay(night);
    await expect.poll(() => calls).toBe(1);
    await pushActivity(stack.orm, night);
    const answer = await stack.control.replan({
      input: { ...night, cause: 'late_activity' },
      waitMs: 10_000,
    });
    expect(answer).toMatchObject({ status: 'planned', result: { outcome: 'on_track' } });
    expect(await originOf(userId)).toMatchObject({ kind: 'measured', source: 'healthkit' });
    expect(calls).toBe(1);
  });

  it('makes a plan that takes longer than its user waits all the same', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone, deadlineInMs: 60_000, cause: 'refresh' });
    expect(await stack.control.replan({ input: night, waitMs: 300 })).toEqual({ status: 'accepted' });
    release();
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'on_track', revision: 1 });
  });

  it('ends the wait at the new deadline when the user will wake up earlier', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone, deadlineInMs: 120_000, wakeUpInMs: 180_000 });
    await stack.control.startPlanDay(night);
    await expect.poll(() => calls).toBe(1);
    const { deadlineAt, wakeUpAt, notifyUntil } = aNight({
      userId,
      timeZone,
      deadlineInMs: 1000,
      wakeUpInMs: 1200,
    });
    await stack.control.changeTimes({ userId, localDate, times: { deadlineAt, wakeUpAt, notifyUntil } });
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'degraded', revision: 1 });
  });

  it('asks once more for a plan that is wanted after the deadline', async () => {
    const userId = await aUser();
    fetchDay = async () => FETCHED;
    await stack.control.startPlanDay(aNight({ userId, timeZone, deadlineInMs: -60_000, cause: 'new_user' }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'on_track' });
    expect(await originOf(userId)).toMatchObject({ kind: 'measured', source: 'google_health' });
  });

  it('keeps a user’s own wish for an open plan when activity comes in beside it', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone, deadlineInMs: 60_000, wakeUpInMs: 60_000 });
    await pushActivity(stack.orm, { ...night, kcal: 120 });
    await stack.control.startPlanDay(night);
    await expect.poll(() => storedPlan(userId)).toBeDefined();
    await plans.markOpened({ userId, localDate, revision: 1, at: new Date() });
    // Without the day's report the next round asks the cloud, which hangs: the second wish finds the first waiting.
    await createSql({ orm: stack.orm })('delete from activity_reports where user_id = ?', [userId]);
    const wish = stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    await expect.poll(() => calls).toBe(1);
    await pushActivity(stack.orm, night);
    await stack.control.replan({ input: { ...night, cause: 'late_activity' }, waitMs: 10_000 });
    expect(await wish).toMatchObject({ status: 'planned', result: { revision: 2 } });
  });
});
