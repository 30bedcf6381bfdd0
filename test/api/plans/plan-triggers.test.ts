import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAccountApi } from '../../support/account-api.ts';
import { createRecordedNights } from '../../support/night-control.ts';
import { savePlanFor } from '../../support/planned-user.ts';
import { aProfile } from '../../support/profiles.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.nights.comeBack();
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  api.nights.forget();
});

const savePlan = () => savePlanFor(api, { userId: user.id, localDate: TODAY });
const markOpened = () =>
  api.deps.plans.markOpened({
    userId: user.id,
    localDate: TODAY,
    revision: 1,
    at: new Date('2026-11-22T08:00:00.000Z'),
  });
const pushSteps = (localDate: string, recordedAt = '2026-11-22T09:00:00.000Z') =>
  user.call('PUT', `/v1/activity/${localDate}`, {
    body: { source: 'health_connect', recordedAt, complete: true, steps: 9000 },
  });

describe('a new user', () => {
  test('is planned for at once, by the date where they live', async () => {
    const nights = createRecordedNights();
    const accounts = await openAccountApi({ control: nights.control });
    await accounts.signUp();
    expect(nights.argsOf('startPlanDay')).toMatchObject([
      {
        localDate: TODAY,
        cause: 'new_user',
        timeZone: 'Europe/Berlin',
        wakeUpAt: '2026-11-22T06:00:00.000Z',
      },
    ]);
    await accounts.close();
  });

  test('gets an account also while Temporal is away', async () => {
    const nights = createRecordedNights();
    nights.goAway();
    const accounts = await openAccountApi({ control: nights.control });
    expect(await accounts.signUp()).toMatchObject({ accessToken: expect.any(String) });
    await accounts.close();
  });
});

describe('a profile that is saved', () => {
  test('for the first time starts the night of today', async () => {
    const newcomer = await api.addUser();
    expect(api.nights.argsOf('startPlanDay')).toMatchObject([{ userId: newcomer.id, localDate: TODAY }]);
  });

  test('with another stage of life asks for a plan that it allows', async () => {
    await savePlan();
    await user.call('PATCH', '/v1/profile', { body: { sex: 'female', lifeStage: 'pregnant' } });
    expect(api.nights.argsOf('replan')).toMatchObject([{ input: { userId: user.id, localDate: TODAY } }]);
  });

  test('with another wake-up tells the running night', async () => {
    await user.call('PATCH', '/v1/profile', { body: { wakeUpTime: '05:30' } });
    expect(api.nights.argsOf('changeTimes')).toEqual([
      {
        userId: user.id,
        localDate: TODAY,
        times: {
          wakeUpAt: '2026-11-22T04:30:00.000Z',
          deadlineAt: '2026-11-22T04:15:00.000Z',
          notifyUntil: '2026-11-22T11:00:00.000Z',
        },
      },
    ]);
    expect(api.nights.argsOf('startPlanDay')).toEqual([]);
  });

  test('in a zone with another date tells the nights of both dates, and starts the one over there', async () => {
    await user.call('PUT', '/v1/profile', { body: aProfile({ timeZone: 'Pacific/Kiritimati' }) });
    expect(api.nights.argsOf('changeTimes').map(({ localDate }) => localDate)).toEqual(['2026-11-23', TODAY]);
    expect(api.nights.argsOf('startPlanDay')).toMatchObject([
      { localDate: '2026-11-23', timeZone: 'Pacific/Kiritimati' },
    ]);
  });

  test('with the same times tells nobody', async () => {
    await user.call('PATCH', '/v1/profile', { body: { heightCm: 171 } });
    expect(api.nights.argsOf('changeTimes')).toEqual([]);
    expect(api.nights.argsOf('startPlanDay')).toEqual([]);
  });
});

describe('activity that is pushed', () => {
  test('for yesterday plans again while nobody has seen the plan', async () => {
    await savePlan();
    await pushSteps('2026-11-21');
    expect(api.nights.argsOf('replan')).toMatchObject([
      { waitMs: 0, input: { userId: user.id, localDate: TODAY, cause: 'late_activity' } },
    ]);
  });

  test('changes nothing once the plan was opened', async () => {
    await savePlan();
    await markOpened();
    await pushSteps('2026-11-21');
    expect(api.nights.argsOf('replan')).toEqual([]);
  });

  test('ends the wait of a night that is due and has no plan yet: no cloud need answer any more', async () => {
    await pushSteps('2026-11-21');
    expect(api.nights.argsOf('replan')).toMatchObject([{ input: { localDate: TODAY } }]);
  });

  test('before 3 AM plans nothing: the night that comes reads the report itself', async () => {
    // 2:30 in Berlin.
    api.setNow('2026-11-22T01:30:00.000Z');
    await pushSteps('2026-11-21', '2026-11-22T01:00:00.000Z');
    api.setNow('2026-11-22T10:00:00.000Z');
    expect(api.nights.argsOf('replan')).toEqual([]);
  });

  test('for another day, or older than what is known, plans nothing', async () => {
    await savePlan();
    await pushSteps('2026-11-20');
    await pushSteps(TODAY);
    await pushSteps('2026-11-21', '2026-11-22T09:00:00.000Z');
    api.nights.forget();
    await pushSteps('2026-11-21', '2026-11-22T08:00:00.000Z');
    expect(api.nights.argsOf('replan')).toEqual([]);
  });
});

describe('a workout of yesterday', () => {
  test('that is logged, corrected or deleted plans again while nobody has seen the plan', async () => {
    await savePlan();
    const body = { localDate: '2026-11-21', metCode: '12050', durationMin: 40 };
    const logged = await user.call('POST', '/v1/workouts', {
      body,
      headers: { 'idempotency-key': 'one-workout' },
    });
    const path = logged.headers.get('location') ?? '';
    await user.call('PATCH', path, { body: { durationMin: 50 } });
    await user.call('DELETE', path);
    const causes = api.nights.argsOf('replan').map(({ input }) => input.cause);
    expect(causes).toEqual(['late_activity', 'late_activity', 'late_activity']);
  });

  test('of today plans nothing', async () => {
    await savePlan();
    const body = { localDate: TODAY, metCode: '12050', durationMin: 40 };
    await user.call('POST', '/v1/workouts', { body, headers: { 'idempotency-key': 'another' } });
    expect(api.nights.argsOf('replan')).toEqual([]);
  });
});

describe('preferences that are saved', () => {
  const save = (change: object) => user.call('PUT', '/v1/preferences', { body: somePreferences(change) });

  test('with other restrictions plan today again, opened or not', async () => {
    await savePlan();
    await markOpened();
    await save({ allergens: ['milk', 'eggs'] });
    await save({ allergens: ['eggs', 'milk'], diet: 'vegan' });
    const causes = api.nights.argsOf('replan').map(({ input, waitMs }) => [input.cause, waitMs]);
    expect(causes).toEqual([
      ['refresh', 0],
      ['refresh', 0],
    ]);
  });

  test('with other tastes, or the same restrictions in another order, plan nothing', async () => {
    await savePlan();
    await save({ allergens: ['milk', 'eggs'] });
    api.nights.forget();
    await save({ allergens: ['eggs', 'milk'], likedCuisines: ['thai'] });
    expect(api.nights.argsOf('replan')).toEqual([]);
  });

  test('before there is a plan start none: the night reads them', async () => {
    await save({ diet: 'vegan' });
    expect(api.nights.argsOf('replan')).toEqual([]);
  });
});

describe('with Temporal away', () => {
  test('every change is saved all the same', async () => {
    await savePlan();
    api.nights.goAway();
    const answers = [
      await user.call('PATCH', '/v1/profile', { body: { wakeUpTime: '05:30' } }),
      await pushSteps('2026-11-21'),
      await user.call('PUT', '/v1/preferences', { body: somePreferences({ diet: 'vegan' }) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('a request waits about a second for it, not longer', async () => {
    const slow = await openUserApi({
      control: { ...api.nights.control, changeTimes: () => new Promise(() => {}) },
    });
    const somebody = await slow.addUser();
    const startedAt = performance.now();
    const answer = await somebody.call('PATCH', '/v1/profile', { body: { wakeUpTime: '05:30' } });
    expect(answer.status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await slow.close();
  });
});
