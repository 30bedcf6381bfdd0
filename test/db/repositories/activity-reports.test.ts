import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActivityRepository } from '../../../db/repositories/activity-reports.ts';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';

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
