import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEraseRepository } from '../../db/repositories/erase.ts';
import { createOperationsRepository } from '../../db/repositories/operations.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectDay } from '../../domain/recipes/select-day.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, failuresOf, foundAs, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);

describe('the sweep', () => {
  let stack: NightStack;
  let sql: Sql;
  let selectDay: SelectDay;
  const phones = createPhones();

  beforeAll(async () => {
    stack = await openNightStack();
    sql = createSql({ orm: stack.orm });
    await stack.startWorker({ push: phones, selectDay: (input) => selectDay(input) });
  });
  beforeEach(() => {
    selectDay = async (input) => optimizeRecipes(input);
  });
  afterEach(async () => {
    await sql('delete from users');
    await sql('delete from night_zones');
  });
  afterAll(() => stack.close());

  const breakSelection = () => {
    selectDay = async () => {
      throw new TypeError('the optimizer has a bug');
    };
  };
  const sweep = () =>
    stack.client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });
  const fanOut = () =>
    stack.client.workflow.execute('planZone', {
      workflowId: 'fan-out',
      taskQueue: 'night',
      args: [{ timeZone }],
    });
  const addUser = async (zone = timeZone) => {
    const [userId = ''] = await addNightUsers(stack.orm, {
      count: 1,
      timeZone: zone,
      wakeUpTime: '00:01',
      pushedDate: addDays(localDate, -1),
    });
    return userId;
  };
  const datesOf = async (userId: string) =>
    (await createPlanRepository({ orm: stack.orm }).listPlans({ userId, limit: 9 })).map(
      ({ plan }) => plan.localDate,
    );

  it('starts the zone whose 3 AM was skipped, once', async () => {
    const userId = await addUser();
    expect(await sweep()).toMatchObject({ zonesStarted: 1, usersStarted: 0 });
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ revision: 1 });
    await expect
      .poll(() => sql('select started from night_zones where finished_at is not null'))
      .toEqual([{ started: 1 }]);
    expect(await sweep()).toMatchObject({ zonesStarted: 0, usersStarted: 0, usersReplanned: 0 });
  });

  it('leaves a zone alone before its night', async () => {
    const userId = await addUser(zoneAtHour(2));
    expect(await sweep()).toMatchObject({ zonesStarted: 0, usersStarted: 0 });
    expect(await datesOf(userId)).toEqual([]);
  });

  it('plans for a user who came after the zone’s night', async () => {
    await addUser();
    await fanOut();
    const late = await addUser();
    expect(await sweep()).toMatchObject({ usersStarted: 1 });
    expect(await resultOf(stack.client, { userId: late, localDate })).toMatchObject({ revision: 1 });
  });

  it('makes a plan again whose row is lost, by the run that has ended', async () => {
    const userId = await addUser();
    await fanOut();
    await resultOf(stack.client, { userId, localDate });
    await sql('delete from plans');
    expect(await sweep()).toMatchObject({ usersStarted: 0, usersReplanned: 1 });
    await expect.poll(() => datesOf(userId)).toEqual([localDate]);
  });

  it('leaves out a zone that nobody knows and a wake-up that is no time, and plans for the others', async () => {
    const [lost, sleepless, fine] = [await addUser(), await addUser(), await addUser()];
    await sql("update profiles set time_zone = 'America/Atlantis' where user_id = ?", [lost]);
    await sql("update profiles set wake_up_time = '0x:yz' where user_id = ?", [sleepless]);
    await fanOut();
    expect(await resultOf(stack.client, { userId: fine, localDate })).toMatchObject({ revision: 1 });
    expect(await sweep()).toMatchObject({ zonesLeftOut: 1 });
    expect(await failuresOf(stack.orm, { userId: sleepless, localDate })).toMatchObject([
      { step: 'compute', code: 'night_not_started', resolved: false },
    ]);
    const operations = createOperationsRepository({ orm: stack.orm });
    const [tonight] = await operations.listNights({ limit: 1, now: new Date() });
    expect(tonight).toBeDefined();
    const scope = { userId: lost };
    expect(
      await operations.listUsersToReschedule({
        localDate: addDays(localDate, -1),
        scope,
        limit: 9,
        now: new Date(),
      }),
    ).toEqual([]);
  });

  it('leaves out whoever has not said what they must not eat', async () => {
    const userId = await addUser();
    await sql('delete from preferences where user_id = ?', [userId]);
    await fanOut();
    expect(await sweep()).toMatchObject({ usersStarted: 0 });
    await expect(foundAs(stack.client, { userId, localDate })).rejects.toThrow();
  });

  it.each([
    ['west', 4],
    ['east', 15],
  ])('gives a user who moved %s no second plan for the date', async (_, hour) => {
    const userId = await addUser();
    await fanOut();
    await resultOf(stack.client, { userId, localDate });
    const newZone = zoneAtHour(hour);
    await sql('update profiles set time_zone = ? where user_id = ?', [newZone, userId]);
    await sweep();
    await stack.client.workflow.execute('planZone', {
      workflowId: 'new-zone',
      taskQueue: 'night',
      args: [{ timeZone: newZone }],
    });
    // Where it is another date by now, that one is planned too; the old one is not planned again.
    const dates = [...new Set([localDate, todayIn(newZone)])];
    await expect.poll(async () => (await datesOf(userId)).sort()).toEqual(dates.sort());
    const runs = await stack.client.workflow.count(`SubjectId = '${userId}'`);
    expect(runs.count).toBe(dates.length);
  });

  it('repairs a degraded plan four times, then keeps it until the next night', async () => {
    const userId = await addUser();
    breakSelection();
    await fanOut();
    await resultOf(stack.client, { userId, localDate });
    for (const occurrences of [2, 3, 4, 5]) {
      expect(await sweep()).toMatchObject({ usersReplanned: 1 });
      await expect
        .poll(() => failuresOf(stack.orm, { userId, localDate }))
        .toEqual([{ step: 'select', code: 'unexpected', occurrences, resolved: false }]);
      await resultOf(stack.client, { userId, localDate });
    }
    expect(await sweep()).toMatchObject({ usersReplanned: 0 });
    expect(await datesOf(userId)).toEqual([localDate]);
  });

  it('leaves a degraded plan as it is once the user has seen it', async () => {
    const userId = await addUser();
    breakSelection();
    await fanOut();
    await resultOf(stack.client, { userId, localDate });
    const plans = createPlanRepository({ orm: stack.orm });
    await plans.markOpened({ userId, localDate, revision: 1, at: new Date() });
    selectDay = async (input) => optimizeRecipes(input);
    expect(await sweep()).toMatchObject({ usersReplanned: 0 });
  });

  it('plans the others when the run of one cannot be reached', async () => {
    const [stuck, fine] = [await addUser(), await addUser()];
    breakSelection();
    await fanOut();
    for (const userId of [stuck, fine]) await resultOf(stack.client, { userId, localDate });
    selectDay = async (input) => optimizeRecipes(input);
    // A run under the user's id that no worker takes.
    await stack.client.workflow.start('planDay', {
      workflowId: `plan:${stuck}:${localDate}`,
      taskQueue: 'nobody-listens',
      args: [aNight({ userId: stuck, timeZone })],
    });
    expect(await sweep()).toMatchObject({ usersReplanned: 1, usersUnreached: 1 });
    await expect
      .poll(() => failuresOf(stack.orm, { userId: fine, localDate }))
      .toMatchObject([{ resolved: true }]);
  });

  it('finds a failed run’s user again', async () => {
    const night = { userId: await addUser(), localDate };
    await stack.control.startPlanDay(aNight({ ...night, timeZone, wakeUpInMs: 60_000 }));
    await stack.client.workflow.getHandle(`plan:${night.userId}:${night.localDate}`).terminate();
    await sql('delete from plans where user_id = ?', [night.userId]);
    expect(await stack.control.startPlanDay(aNight({ ...night, timeZone }))).toBe('started');
    expect(await resultOf(stack.client, night)).toMatchObject({ revision: 1 });
    expect(await stack.control.startPlanDay(aNight({ ...night, timeZone }))).toBe('exists');
  });

  it('lets the night of a user who was deleted meanwhile end with nothing left', async () => {
    const userId = await addUser();
    const night = aNight({ userId, timeZone, wakeUpInMs: 1000 });
    await stack.control.startPlanDay(night);
    await expect.poll(() => datesOf(userId)).toHaveLength(1);
    const sends = phones.sends;
    await createEraseRepository({ orm: stack.orm }).deleteUser({ userId });
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'user_gone' });
    expect(await foundAs(stack.client, night)).toMatchObject({ status: 'COMPLETED', outcome: 'user_gone' });
    expect(phones.sends).toBe(sends);
    expect(await datesOf(userId)).toEqual([]);
  });
});
