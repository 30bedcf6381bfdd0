import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow('2026-11-22T10:00:00.000Z');
  user = await api.addUser();
});

const path = '/v1/activity/2026-11-21';
const aPush = { source: 'healthkit', recordedAt: '2026-11-21T22:00:00.000Z', steps: 9000 };

describe('happy', () => {
  test('a pushed day is stored, and pushing it again changes nothing', async () => {
    const report = { ...aPush, localDate: '2026-11-21', complete: true };
    for (const _ of [1, 2]) {
      expect(await user.call('PUT', path, { body: aPush })).toMatchObject({ status: 200, body: report });
    }
    expect((await user.call('GET', path)).body).toEqual({
      localDate: '2026-11-21',
      reports: [report],
      workouts: [],
      deviceWorkouts: [],
      picked: [{ metric: 'steps', source: 'healthkit', value: 9000, reason: 'Only Apple Health told it.' }],
      matched: [],
    });
  });

  test('a workout of the phone and the same one logged by hand are told as one', async () => {
    const aRun = { localDate: '2026-11-21', metCode: '12050', durationMin: 30 };
    const startedAt = '2026-11-21T17:00:00.000Z';
    const { headers } = await user.call('POST', '/v1/workouts', { body: { ...aRun, startedAt } });
    const workoutId = headers.get('location')?.split('/').at(-1);
    const recorded = {
      externalId: 'hk-1',
      startedAt,
      durationMin: 31.5,
      grossEnergyKcal: 300,
      label: 'Running',
    };
    await user.call('PUT', path, { body: { ...aPush, workouts: [recorded] } });
    expect((await user.call('GET', path)).body).toMatchObject({
      workouts: [{ id: workoutId }],
      deviceWorkouts: [{ ...recorded, source: 'healthkit' }],
      matched: [{ workoutId, source: 'healthkit', externalId: 'hk-1', by: 'overlap' }],
    });
  });

  test('a push that was recorded earlier is answered with the newer one', async () => {
    const newer = await user.call('PUT', path, { body: aPush });
    const late = { ...aPush, recordedAt: '2026-11-21T20:00:00.000Z', steps: 4000 };
    expect(await user.call('PUT', path, { body: late })).toMatchObject({ status: 200, body: newer.body });
  });

  test('a tablet with the same health store takes nothing from the phone that was carried', async () => {
    const phone = { ...aPush, source: 'health_connect', steps: 16_400, activeEnergyKcal: 780 };
    const tablet = { ...aPush, source: 'health_connect', recordedAt: '2026-11-21T22:00:55.000Z', steps: 140 };
    const counts = { steps: 16_400, activeEnergyKcal: 780 };
    for (const [one, other] of [
      [{}, {}],
      [{ deviceId: 'phone-1' }, { deviceId: 'tablet-1' }],
    ]) {
      const owner = await api.addUser();
      await owner.call('PUT', path, { body: { ...phone, ...one } });
      const answer = await owner.call('PUT', path, { body: { ...tablet, ...other } });
      expect(answer).toMatchObject({ status: 200, body: counts });
      expect(answer.body).not.toHaveProperty('deviceId');
      const corrected = { recordedAt: '2026-11-21T22:00:30.000Z', steps: 12_000, activeEnergyKcal: 600 };
      expect(await owner.call('PUT', path, { body: { ...phone, ...one, ...corrected } })).toMatchObject({
        body: { steps: 12_000, activeEnergyKcal: 600 },
      });
    }
  });

  test('both health stores of a day stand side by side, with the workouts of the day', async () => {
    await user.call('PUT', path, { body: aPush });
    await user.call('PUT', path, { body: { ...aPush, source: 'health_connect', steps: 8000 } });
    const aRun = { localDate: '2026-11-21', metCode: '12050', durationMin: 30 };
    const { body: workout } = await user.call('POST', '/v1/workouts', { body: aRun });
    const { body } = await user.call('GET', path);
    expect(body).toMatchObject({ reports: [{ source: 'health_connect' }, { source: 'healthkit' }] });
    expect(body).toMatchObject({ workouts: [workout] });
  });

  test('a day that still goes on is never complete', async () => {
    const body = { ...aPush, recordedAt: '2026-11-22T09:00:00.000Z' };
    expect((await user.call('PUT', '/v1/activity/2026-11-22', { body })).body).toMatchObject({
      complete: false,
    });
  });

  test('a range lists the days of which something is known', async () => {
    await user.call('PUT', '/v1/activity/2026-11-18', { body: aPush });
    const aRun = { localDate: '2026-11-20', metCode: '12050', durationMin: 30 };
    await user.call('POST', '/v1/workouts', { body: aRun });
    await user.call('PUT', path, { body: aPush });
    expect((await user.call('GET', '/v1/activity?from=2026-11-18&to=2026-11-20')).body).toMatchObject({
      items: [
        { localDate: '2026-11-18', reports: [{ steps: 9000 }], workouts: [] },
        { localDate: '2026-11-20', reports: [], workouts: [{ metCode: '12050' }] },
      ],
    });
  });
});

describe('error', () => {
  test.each([
    ['a day in the future', '2026-11-23', {}, '/date'],
    ['a day more than 30 days ago', '2026-10-22', {}, '/date'],
    ['a source that the phone is not', '2026-11-21', { source: 'fitbit' }, '/source'],
    ['a recording from the future', '2026-11-21', { recordedAt: '2026-11-22T10:06:00.000Z' }, '/recordedAt'],
    ['no figure at all', '2026-11-21', { steps: undefined }, ''],
    ['nothing but a device', '2026-11-21', { steps: undefined, deviceId: 'phone-1' }, ''],
    ['a device of strange letters', '2026-11-21', { deviceId: 'session:1' }, '/deviceId'],
    ['half a step', '2026-11-21', { steps: 0.5 }, '/steps'],
    [
      'more activity than in total',
      '2026-11-21',
      { activeEnergyKcal: 2500, totalEnergyKcal: 2400 },
      '/activeEnergyKcal',
    ],
  ])('%s is refused with its field', async (_, date, change, field) => {
    const put = await user.call('PUT', `/v1/activity/${date}`, { body: { ...aPush, ...change } });
    expect([put.status, refusedFields(put)]).toEqual([422, [field]]);
  });

  test('thirty days ago and a clock that is minutes ahead are accepted', async () => {
    const body = { ...aPush, recordedAt: '2026-11-22T10:04:00.000Z' };
    expect((await user.call('PUT', '/v1/activity/2026-10-23', { body })).status).toBe(200);
  });

  test.each([
    ['more than a month', 'from=2026-10-01&to=2026-11-01', '/to'],
    ['a backward range', 'from=2026-11-02&to=2026-11-01', '/to'],
    ['no beginning', 'to=2026-11-01', '/from'],
    ['a year that PostgreSQL does not know', 'from=0000-01-01&to=2026-11-01', '/from'],
    ['the end of time', 'from=9999-12-31&to=9999-12-31', '/to'],
  ])('%s cannot be listed', async (_, query, field) => {
    const list = await user.call('GET', `/v1/activity?${query}`);
    expect([list.status, refusedFields(list)]).toEqual([422, [field]]);
  });
});

describe('security', () => {
  test("another user's day is empty", async () => {
    const other = await api.addUser();
    await user.call('PUT', path, { body: aPush });
    const nothing = { reports: [], workouts: [], deviceWorkouts: [], picked: [], matched: [] };
    expect((await other.call('GET', path)).body).toEqual({ localDate: '2026-11-21', ...nothing });
    expect((await other.call('GET', '/v1/activity?from=2026-11-21&to=2026-11-21')).body).toEqual({
      items: [],
    });
  });

  test('nobody pushes without a token', async () => {
    expect((await api.app.request(path, { method: 'PUT', body: '{}' })).status).toBe(401);
  });
});
