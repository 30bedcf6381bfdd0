import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createActivityRepository } from '../../../db/repositories/activity-reports.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import type { ActivityMetrics } from '../../../domain/activity/activity-day.ts';
import type { ReportSender } from '../../../domain/activity/merge-devices.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import { addUser, openTestOrm } from '../../support/database.ts';

let orm: MikroORM;
let close: () => Promise<void>;
let activity: ActivityRepository;
let sql: Sql;
let userId: string;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  activity = createActivityRepository({ orm });
  sql = createSql({ orm });
});
afterAll(() => close());
beforeEach(async () => {
  userId = await addUser(orm);
});

const localDate = '2026-11-21';
const source = 'health_connect' as const;
const device = (id: string): ReportSender => ({ kind: 'device', id });
const session = (id: string): ReportSender => ({ kind: 'session', id });

type Push = { sender?: ReportSender; second: number; workouts?: string[] } & ActivityMetrics;

async function push({ sender, second, workouts, ...metrics }: Push) {
  const recordedAt = `2026-11-21T22:00:${String(second).padStart(2, '0')}.000Z`;
  const { status } = await activity.save({
    userId,
    report: { ...metrics, source, localDate, recordedAt, complete: true },
    ...(sender && { sender }),
    ...(workouts && {
      workouts: workouts.map((externalId) => ({ externalId, source, durationMin: 30, label: 'Run' })),
    }),
  });
  return status;
}

async function day() {
  const [report] = await activity.list({ userId, from: localDate, to: localDate });
  return { steps: report?.steps, activeEnergyKcal: report?.activeEnergyKcal };
}

async function workoutIds() {
  const workouts = await activity.listDeviceWorkouts({ userId, localDate });
  return workouts.map(({ externalId }) => externalId);
}

const SENDERS: [string, ReportSender, ReportSender][] = [
  ['that name themselves', device('phone'), device('tablet')],
  ['of two login sessions', session('a'), session('b')],
  ['of one login session', session('a'), session('a')],
];

test.each(SENDERS)('of two devices %s the carried one counts', async (_, phone, tablet) => {
  const carried = { steps: 16_400, activeEnergyKcal: 780 };
  await push({ sender: phone, second: 0, ...carried, workouts: ['run'] });
  expect(await push({ sender: tablet, second: 55, steps: 140, workouts: [] })).toBe('saved');
  expect(await day()).toEqual(carried);
  expect(await workoutIds()).toEqual(['run']);
  expect(await push({ sender: phone, second: 30, ...carried, steps: 16_450 })).toBe('saved');
  expect((await day()).steps).toBe(16_450);
  expect(await push({ sender: phone, second: 31, steps: 12_000, activeEnergyKcal: 600 })).toBe('saved');
  expect(await day()).toEqual({ steps: 12_000, activeEnergyKcal: 600 });
});

test('a device that names itself is outdated only by its own reports', async () => {
  await push({ sender: device('phone'), second: 10, steps: 9000 });
  await push({ sender: device('watch'), second: 50, steps: 8000 });
  expect(await push({ sender: device('phone'), second: 10, steps: 1 })).toBe('outdated');
  expect(await push({ sender: device('phone'), second: 20, steps: 7000 })).toBe('saved');
  expect((await day()).steps).toBe(8000);
});

test('workouts go with the device that told them first', async () => {
  await push({ sender: device('phone'), second: 1, steps: 9000, workouts: ['run', 'swim'] });
  await push({ sender: device('tablet'), second: 2, steps: 100, workouts: ['run', 'yoga'] });
  await push({ sender: device('tablet'), second: 3, steps: 100, workouts: [] });
  expect(await workoutIds()).toEqual(['run', 'swim']);
  await push({ sender: device('phone'), second: 4, steps: 9000, workouts: ['swim'] });
  expect(await workoutIds()).toEqual(['swim']);
});

test('a report of before devices were told apart is kept from a partial read, and corrected by a whole one', async () => {
  await push({ second: 0, steps: 16_400, activeEnergyKcal: 780 });
  await push({ sender: device('tablet'), second: 10, steps: 140 });
  expect(await day()).toEqual({ steps: 16_400, activeEnergyKcal: 780 });
  await push({ sender: device('tablet'), second: 20, steps: 140, activeEnergyKcal: 5 });
  await push({ sender: device('phone'), second: 30, steps: 15_000, activeEnergyKcal: 700 });
  expect(await day()).toEqual({ steps: 15_000, activeEnergyKcal: 700 });
});

test('a report that the version without devices writes meanwhile is not lost', async () => {
  await push({ sender: session('a'), second: 0, steps: 5000 });
  await push({ second: 10, steps: 9000 });
  await push({ sender: session('a'), second: 20, steps: 9100 });
  expect((await day()).steps).toBe(9100);
});

test('the ten most active devices of a day are kept', async () => {
  for (let number = 0; number < 12; number += 1) {
    const second = number + 1;
    await push({ sender: device(`d${number}`), second, steps: 1000 - number, workouts: [`w${number}`] });
  }
  const [rows] = await sql<{ count: number }>(
    'select count(*)::int as count from activity_device_reports where user_id = ?',
    [userId],
  );
  expect([rows?.count, (await workoutIds()).length, (await day()).steps]).toEqual([10, 10, 1000]);
});
