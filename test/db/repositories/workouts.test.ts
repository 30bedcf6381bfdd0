import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkoutRepository } from '../../../db/repositories/workouts.ts';
import { mostOf } from '../../../domain/account/bounds.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import type { WorkoutPosition, WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
let workouts: WorkoutRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  workouts = createWorkoutRepository({ orm });
});
afterAll(() => close());

const aRun = {
  localDate: '2026-11-21',
  metCode: '12050',
  intensity: 'moderate',
  durationMin: 30,
  netEnergyKcal: 332,
} as const;

test('a workout comes back as it was saved', async () => {
  const userId = await addUser(orm);
  const id = randomUUID();
  const full = {
    ...aRun,
    startedAt: '2026-11-21T17:00:00.000Z',
    energyKcal: 300,
    steps: 4800,
    note: 'hilly',
  };
  const saved = await workouts.save({ userId, id, workout: full, at });
  const moment = at.toISOString();
  const expected = { ...full, id, energySource: 'user', createdAt: moment, updatedAt: moment };
  expect(saved).toEqual({ revision: 1, value: expected });
  expect(await workouts.find({ userId, id })).toEqual(saved);
});

test('a change keeps the creation and counts the revision', async () => {
  const userId = await addUser(orm);
  const id = randomUUID();
  await workouts.save({ userId, id, workout: { ...aRun, energyKcal: 300 }, at });
  const later = new Date('2026-11-22T11:00:00.000Z');
  await workouts.save({ userId, id, workout: aRun, expectedRevisions: [1], at: later });
  const { revision, value } = await workouts.find({ userId, id });
  expect(revision).toBe(2);
  expect(value).toMatchObject({
    energySource: 'computed',
    createdAt: at.toISOString(),
    updatedAt: later.toISOString(),
  });
  expect(value).not.toHaveProperty('energyKcal');
});

test("another user's workout can be neither read, changed, deleted nor listed", async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  const id = randomUUID();
  await workouts.save({ userId, id, workout: aRun, at });
  const notFound = { kind: 'not_found', code: 'workout_not_found' };
  await expect(workouts.find({ userId: otherId, id })).rejects.toMatchObject(notFound);
  await expect(workouts.save({ userId: otherId, id, workout: aRun, at })).rejects.toMatchObject(notFound);
  await expect(workouts.delete({ userId: otherId, id })).rejects.toMatchObject(notFound);
  expect(await workouts.list({ userId: otherId })).toEqual([]);
  expect(await workouts.find({ userId, id })).toMatchObject({ revision: 1 });
});

test('a stale delete or change is refused, also after a delete', async () => {
  const userId = await addUser(orm);
  const id = randomUUID();
  await workouts.save({ userId, id, workout: aRun, at });
  const stale = { kind: 'precondition_failed' };
  await expect(workouts.delete({ userId, id, expectedRevisions: [7] })).rejects.toMatchObject(stale);
  await workouts.delete({ userId, id, expectedRevisions: [1] });
  await expect(
    workouts.save({ userId, id, workout: aRun, expectedRevisions: [1], at }),
  ).rejects.toMatchObject(stale);
});

test('pages from newest to oldest hold every workout once', async () => {
  const userId = await addUser(orm);
  const ids = Array.from({ length: 11 }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const workout = { ...aRun, localDate: `2026-11-1${index % 3}` };
    // Some share the moment of their creation: the id decides between them.
    await workouts.save({ userId, id, workout, at: new Date(at.getTime() + (index % 4)) });
  }
  const all = await workouts.list({ userId });
  const paged: Workout[] = [];
  for (let after: WorkoutPosition | undefined; paged.length < 20; after = paged.at(-1)) {
    const page = await workouts.list({ userId, limit: 4, ...(after && { after }) });
    if (page.length === 0) break;
    paged.push(...page);
  }
  expect(paged).toEqual(all);
  expect(new Set(paged.map(({ id }) => id))).toEqual(new Set(ids));
  const days = paged.map(({ localDate }) => localDate);
  expect(days).toEqual([...days].sort().reverse());
});

test('a range takes both of its days', async () => {
  const userId = await addUser(orm);
  for (const localDate of ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']) {
    await workouts.save({ userId, id: randomUUID(), workout: { ...aRun, localDate }, at });
  }
  const days = async (range: { from?: string; to?: string }) =>
    (await workouts.list({ userId, ...range })).map(({ localDate }) => localDate.slice(-2));
  expect(await days({ from: '2026-11-11', to: '2026-11-12' })).toEqual(['12', '11']);
  expect(await days({ from: '2026-11-12' })).toEqual(['13', '12']);
  expect(await days({ to: '2026-11-10' })).toEqual(['10']);
});

test('nothing is written for an account that is being erased', async () => {
  const userId = await addUser(orm);
  await beginErasing(orm, userId);
  await expect(workouts.save({ userId, id: randomUUID(), workout: aRun, at })).rejects.toMatchObject({
    code: 'user_gone',
  });
});

test('a day holds 50 workouts: one more is refused, another day and a change are not', async () => {
  const userId = await addUser(orm);
  const ids = Array.from({ length: mostOf('workouts') }, () => randomUUID());
  for (const id of ids) await workouts.save({ userId, id, workout: aRun, at });
  const save = (id: string, localDate: string = aRun.localDate) =>
    workouts.save({ userId, id, workout: { ...aRun, localDate }, at });
  await expect(save(randomUUID())).rejects.toMatchObject({ kind: 'conflict', code: 'too_many_workouts' });
  await expect(save(ids[0] ?? '')).resolves.toMatchObject({ revision: 2 });
  await expect(save(randomUUID(), '2026-11-20')).resolves.toMatchObject({ revision: 1 });
});
