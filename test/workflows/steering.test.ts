import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql } from '../../db/sql.ts';
import type { ChangedTimes } from '../../domain/night/plan-day-input.ts';
import type { PlanRepository } from '../../domain/ports/plan-repository.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import {
  aNight,
  foundAs,
  nightHandle,
  pushActivity,
  resultOf,
  todayIn,
  zoneAtHour,
} from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);

describe('a night that is steered', () => {
  let stack: NightStack;
  let plans: PlanRepository;
  const phones = createPhones();

  beforeAll(async () => {
    stack = await openNightStack();
    plans = createPlanRepository({ orm: stack.orm });
    await stack.startWorker({ push: phones });
  });
  afterAll(() => stack.close());

  const token = (userId: string) => `ExponentPushToken[${userId}]`;
  const shownTo = (userId: string) => [...phones.shown.keys()].filter((key) => key.includes(userId)).length;
  const aUser = async () => {
    const [userId = ''] = await addNightUsers(stack.orm, {
      count: 1,
      timeZone,
      device: () => undefined,
    });
    await createSql({ orm: stack.orm })(
      `insert into push_devices (id, user_id, kind, target, target_hash, created_at)
       values (gen_random_uuid(), ?, 'expo', ?::jsonb, ?, now())`,
      [userId, JSON.stringify({ kind: 'expo', token: token(userId) }), userId],
    );
    return userId;
  };
  const storedPlan = (userId: string) => plans.findOptionalPlan({ userId, localDate });
  const asleep = async (userId: string, wakeUpInMs = 60_000) => {
    const night = aNight({ userId, timeZone, wakeUpInMs });
    await stack.control.startPlanDay(night);
    await expect.poll(() => storedPlan(userId)).toBeDefined();
    return night;
  };
  const timesOf = (wakeUpInMs: number): ChangedTimes => {
    const { wakeUpAt, deadlineAt, notifyUntil } = aNight({ userId: '', timeZone, wakeUpInMs });
    return { wakeUpAt, deadlineAt, notifyUntil };
  };

  it('pushes at the wake-up, not before', async () => {
    const userId = await aUser();
    const night = await asleep(userId, 1000);
    expect(shownTo(userId)).toBe(0);
    await resultOf(stack.client, night);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(night.wakeUpAt));
    expect(shownTo(userId)).toBe(1);
  });

  it('pushes earlier when the user will wake up earlier', async () => {
    const userId = await aUser();
    const night = await asleep(userId);
    await stack.control.changeTimes({ userId, localDate, times: timesOf(300) });
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'on_track' });
    expect(shownTo(userId)).toBe(1);
  });

  it('pushes later when the user will wake up later', async () => {
    const userId = await aUser();
    const night = await asleep(userId, 800);
    const times = timesOf(2500);
    await stack.control.changeTimes({ userId, localDate, times });
    await resultOf(stack.client, night);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(times.wakeUpAt));
    expect(shownTo(userId)).toBe(1);
  });

  it('has nothing to change when no night runs', async () => {
    const userId = await aUser();
    await expect(
      stack.control.changeTimes({ userId, localDate, times: timesOf(300) }),
    ).resolves.toBeUndefined();
  });

  it('plans again while it sleeps, and pushes once', async () => {
    const userId = await aUser();
    const night = await asleep(userId, 1500);
    await pushActivity(stack.orm, night);
    const answer = await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    expect(answer).toEqual({ status: 'planned', result: { outcome: 'on_track', revision: 2, localDate } });
    expect((await foundAs(stack.client, night)).status).toBe('RUNNING');
    await resultOf(stack.client, night);
    expect(phones.sends).toBeGreaterThan(0);
    expect(shownTo(userId)).toBe(1);
  });

  it('keeps its revision when nothing has changed', async () => {
    const userId = await aUser();
    const night = await asleep(userId);
    const answer = await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    expect(answer).toMatchObject({ status: 'planned', result: { revision: 1 } });
  });

  it('plans again when it is over, once, in a new run without a second push', async () => {
    const userId = await aUser();
    const night = aNight({ userId, timeZone });
    await stack.control.startPlanDay(night);
    await resultOf(stack.client, night);
    const before = (await nightHandle(stack.client, night).describe()).runId;
    await pushActivity(stack.orm, night);
    const sends = phones.sends;

    const answer = await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    expect(answer).toMatchObject({ status: 'planned', result: { revision: 2 } });
    await resultOf(stack.client, night);
    expect((await nightHandle(stack.client, night).describe()).runId).not.toBe(before);
    expect(phones.sends).toBe(sends);
    const { events } = await nightHandle(stack.client, night).fetchHistory();
    const steps = (events ?? []).filter((event) => event.markerRecordedEventAttributes);
    // Sync, compute, select, cache, notify: the start and the request that came with it are one round.
    expect(steps).toHaveLength(5);
  });

  it('leaves an open plan as it is when activity comes late, and changes it when the user asks', async () => {
    const userId = await aUser();
    const night = await asleep(userId);
    await plans.markOpened({ userId, localDate, revision: 1, at: new Date() });
    const before = await storedPlan(userId);
    await pushActivity(stack.orm, night);
    await stack.control.replan({ input: { ...night, cause: 'late_activity' }, waitMs: 10_000 });
    expect(await storedPlan(userId)).toEqual(before);
    const answer = await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    expect(answer).toMatchObject({ status: 'planned', result: { revision: 2 } });
  });

  it('answers every one of many wishes at once, with few plans', async () => {
    const userId = await aUser();
    const night = await asleep(userId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 }),
      ),
    );
    expect(answers).toHaveLength(10);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 'planned', result: { revision: 1 } });
  });
});
