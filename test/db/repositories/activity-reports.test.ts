import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivityRepository } from '../../../db/repositories/activity-reports.ts';
import { createPlanRepository } from '../../../db/repositories/plans.ts';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';

let orm: MikroORM;
let close: () => Promise<void>;
let activity: ActivityRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  activity = createActivityRepository({ orm });
});
afterAll(() => close());

const aReport = (change: Partial<ActivityReport> = {}): ActivityReport => ({
  source: 'healthkit',
  localDate: '2026-11-21',
  recordedAt: '2026-11-21T22:00:00.000Z',
  complete: true,
  steps: 9000,
  ...change,
});
const range = { from: '2026-11-01', to: '2026-11-30' };

test('a later report replaces the whole of the earlier one', async () => {
  const userId = await addUser(orm);
  await activity.save({ userId, report: aReport() });
  const { steps: _, ...rest } = aReport({ activeEnergyKcal: 410.5, recordedAt: '2026-11-21T23:00:00.000Z' });
  expect(await activity.save({ userId, report: rest })).toEqual({ status: 'saved', report: rest });
  expect(await activity.list({ userId, ...range })).toEqual([rest]);
});

test.each([
  ['recorded earlier', '2026-11-21T21:59:59.999Z'],
  ['recorded at the same moment', '2026-11-21T22:00:00.000Z'],
])('a report %s changes nothing and hands back the stored one', async (_, recordedAt) => {
  const userId = await addUser(orm);
  await activity.save({ userId, report: aReport() });
  const outcome = await activity.save({ userId, report: aReport({ recordedAt, steps: 1 }) });
  expect(outcome).toEqual({ status: 'outdated', report: aReport() });
  expect(await activity.list({ userId, ...range })).toEqual([aReport()]);
});

test('reports in any order and at once leave the newest of each source and day', async () => {
  const userId = await addUser(orm);
  const minutes = [30, 10, 50, 20, 40, 0];
  await Promise.all(
    minutes.flatMap((minute) =>
      (['healthkit', 'fitbit'] as const).map((source) => {
        const recordedAt = `2026-11-21T20:${String(minute).padStart(2, '0')}:00.000Z`;
        return activity.save({ userId, report: aReport({ source, recordedAt, steps: minute }) });
      }),
    ),
  );
  const reports = await activity.list({ userId, ...range });
  expect(reports.map(({ source, steps }) => [source, steps])).toEqual([
    ['fitbit', 50],
    ['healthkit', 50],
  ]);
});

test('a list holds the days of the range and nobody else’s', async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  for (const localDate of ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']) {
    await activity.save({ userId, report: aReport({ localDate }) });
  }
  await activity.save({ userId: otherId, report: aReport({ localDate: '2026-11-19' }) });
  const reports = await activity.list({ userId, from: '2026-11-19', to: '2026-11-20' });
  expect(reports.map(({ localDate }) => localDate)).toEqual(['2026-11-19', '2026-11-20']);
});

test('nothing is written for an account that is being erased', async () => {
  const userId = await addUser(orm);
  await beginErasing(orm, userId);
  await expect(activity.save({ userId, report: aReport() })).rejects.toMatchObject({ code: 'user_gone' });
});

describe('workouts that a device recorded', () => {
  const aWorkout = (change: Partial<DeviceWorkout> = {}): DeviceWorkout => ({
    source: 'fitbit',
    externalId: '1',
    localStart: '18:00',
    durationMin: 31.5,
    grossEnergyKcal: 290.5,
    label: 'Run',
    ...change,
  });
  const at = (minute: number) => ({
    ...aReport({ source: 'fitbit', recordedAt: `2026-11-22T01:${String(minute).padStart(2, '0')}:00.000Z` }),
  });
  const list = (userId: string, localDate = '2026-11-21') =>
    activity.listDeviceWorkouts({ userId, localDate });

  test('are those of the source’s newest report: what it tells no more is gone', async () => {
    const userId = await addUser(orm);
    const two = [
      aWorkout(),
      aWorkout({ externalId: '2', startedAt: '2026-11-21T06:00:00.000Z', steps: 4000 }),
    ];
    await activity.save({ userId, report: at(1), workouts: two });
    expect(await list(userId)).toEqual(two);
    const changed = aWorkout({ durationMin: 33 });
    await activity.save({ userId, report: at(2), workouts: [changed, changed] });
    expect(await list(userId)).toEqual([changed]);
    await activity.save({ userId, report: at(3) });
    expect(await list(userId)).toEqual([changed]);
    await activity.save({ userId, report: at(4), workouts: [] });
    expect(await list(userId)).toEqual([]);
  });

  test('of an outdated report change nothing, and those of another source stand beside them', async () => {
    const userId = await addUser(orm);
    await activity.save({ userId, report: at(2), workouts: [aWorkout()] });
    await activity.save({ userId, report: at(1), workouts: [] });
    const phone = aWorkout({ source: 'healthkit' });
    await activity.save({ userId, report: aReport(), workouts: [phone] });
    expect(await list(userId)).toEqual([aWorkout(), phone]);
  });

  test('that the source moved to another day are there once', async () => {
    const userId = await addUser(orm);
    await activity.save({ userId, report: at(1), workouts: [aWorkout()] });
    await activity.save({ userId, report: { ...at(1), localDate: '2026-11-20' }, workouts: [aWorkout()] });
    expect([await list(userId), await list(userId, '2026-11-20')]).toEqual([[], [aWorkout()]]);
  });

  test('reach the day’s energy, in the form that the source told them', async () => {
    const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone: 'Europe/Berlin' });
    await activity.save({ userId, report: at(1), workouts: [aWorkout()] });
    const dates = { activityDate: '2026-11-21', localDate: '2026-11-22' };
    const { deviceWorkouts, earlierTarget } = await createPlanRepository({ orm }).findEnergyInputs({
      userId,
      ...dates,
    });
    expect(deviceWorkouts).toEqual([aWorkout()]);
    expect(earlierTarget).toBeUndefined();
  });
});
