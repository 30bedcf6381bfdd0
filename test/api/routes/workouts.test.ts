import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Workout } from '../../../domain/activity/workout.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
});

const aRun = { localDate: '2026-11-21', metCode: '12050', durationMin: 30 };
const log = async (by: TestUser, change: Partial<Workout> = {}, headers = {}) => {
  const answer = await by.call('POST', '/v1/workouts', { body: { ...aRun, ...change }, headers });
  return { ...answer, workout: answer.body as Workout, path: `/v1/workouts/${(answer.body as Workout).id}` };
};

describe('happy', () => {
  test('half an hour of running at 80 kg is 332 kcal above rest', async () => {
    const { status, etag, headers, workout, path } = await log(user);
    expect([status, etag, headers.get('location')]).toEqual([201, '"1"', path]);
    // (9.3 MET − 1) · 80 kg · 0.5 h
    expect(workout.netEnergyKcal).toBeCloseTo(332);
    expect(workout).toMatchObject({ ...aRun, intensity: 'moderate', energySource: 'computed' });
    expect((await user.call('GET', path)).body).toEqual(workout);
    expect(await user.call('GET', path, { headers: { 'if-none-match': '"1"' } })).toMatchObject({
      status: 304,
    });
  });

  test("the user's own figure overrides the computed one, until it is taken away", async () => {
    const { workout, path } = await log(user, { energyKcal: 280, note: 'slow' });
    expect(workout).toMatchObject({ netEnergyKcal: 280, energySource: 'user' });
    const patched = await user.call('PATCH', path, { body: { energyKcal: null, durationMin: 60 } });
    expect(patched).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { energySource: 'computed', note: 'slow' },
    });
    expect((patched.body as Workout).netEnergyKcal).toBeCloseTo(664);
  });

  test('a patch keeps an intensity that it does not name', async () => {
    const { path } = await log(user, { intensity: 'light' });
    const patched = await user.call('PATCH', path, { body: { note: 'with the dog' } });
    expect(patched.body).toMatchObject({ intensity: 'light', note: 'with the dog' });
  });

  test('workouts are listed by day, in pages, and deleted', async () => {
    const { path } = await log(user, { localDate: '2026-11-19' });
    await log(user, { localDate: '2026-11-20' });
    await log(user, { localDate: '2026-11-21' });
    const first = await user.call('GET', '/v1/workouts?from=2026-11-19&to=2026-11-20&limit=1');
    const { items, nextCursor } = first.body as { items: Workout[]; nextCursor: string };
    expect(items).toMatchObject([{ localDate: '2026-11-20' }]);
    const next = `/v1/workouts?from=2026-11-19&to=2026-11-20&limit=1&cursor=${nextCursor}`;
    const second = { items: [{ localDate: '2026-11-19' }], nextCursor: null };
    expect((await user.call('GET', next)).body).toMatchObject(second);
    expect((await user.call('DELETE', path)).status).toBe(204);
    expect((await user.call('GET', path)).status).toBe(404);
  });

  test('every activity that is listed can be logged', async () => {
    const { body } = await user.call('GET', '/v1/workout-activities');
    const { items } = body as { items: { code: string; met: number }[] };
    expect(items.length).toBeGreaterThan(15);
    for (const { code } of items) expect((await log(user, { metCode: code })).status).toBe(201);
  });
});

describe('error', () => {
  test.each([
    ['an unknown activity', { metCode: '99999' }, '/metCode'],
    ['a day in the future', { localDate: '2026-11-23' }, '/localDate'],
    [
      'a start in the future',
      { localDate: '2026-11-22', startedAt: '2026-11-22T10:00:01.000Z' },
      '/startedAt',
    ],
    ['a start on quite another day', { startedAt: '2026-11-18T10:00:00.000Z' }, '/startedAt'],
    ['no time at all', { durationMin: 0 }, '/durationMin'],
    ['an impossible energy', { energyKcal: 50_000 }, '/energyKcal'],
    ['a note that PostgreSQL cannot hold', { note: 'NUL \0' }, '/note'],
    ['a note that is no Unicode', { note: 'half a pair \ud800' }, '/note'],
  ])('%s is refused with its field, by POST and PATCH', async (_, change, field) => {
    const post = await user.call('POST', '/v1/workouts', { body: { ...aRun, ...change } });
    expect([post.status, refusedFields(post)]).toEqual([422, [field]]);
    const { path } = await log(user);
    const patch = await user.call('PATCH', path, { body: change });
    expect([patch.status, refusedFields(patch)]).toEqual([422, [field]]);
  });

  test('a workout before the profile is a conflict: its energy depends on the body', async () => {
    const newcomer = await api.addUser(null);
    expect(await log(newcomer)).toMatchObject({ status: 409, body: { code: 'profile_required' } });
  });

  test('an id that is none is refused', async () => {
    const answer = await user.call('GET', '/v1/workouts/17');
    expect([answer.status, refusedFields(answer)]).toEqual([422, ['/id']]);
  });
});

describe('security', () => {
  test('a POST that is repeated with its key logs one workout', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const first = await log(user, {}, headers);
    const again = await log(user, {}, headers);
    expect(again).toMatchObject({ status: 201, etag: first.etag, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await log(user, { durationMin: 31 }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    expect((await user.call('GET', '/v1/workouts')).body).toMatchObject({ items: [first.body] });
  });

  test('POSTs at once with one key log one workout', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => log(user, {}, { 'idempotency-key': 'key-2' })),
    );
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const { body } = await user.call('GET', '/v1/workouts');
    expect((body as { items: unknown[] }).items).toHaveLength(1);
  });

  test('a run that died after its commit is not doubled by the next one', async () => {
    const headers = { 'idempotency-key': 'key-4' };
    const first = await log(user, {}, headers);
    await api.orm.em
      .fork()
      .execute(
        `update idempotency_keys set response_status = null, started_at = started_at - interval '1 hour' where key = ?`,
        ['key-4'],
      );
    expect((await log(user, {}, headers)).workout.id).toBe(first.workout.id);
  });

  test('the key of one user means nothing to another', async () => {
    const other = await api.addUser();
    const headers = { 'idempotency-key': 'key-3' };
    const [mine, theirs] = [await log(user, {}, headers), await log(other, {}, headers)];
    expect(theirs.workout.id).not.toBe(mine.workout.id);
  });

  test("another user's workout is a 404 to every method", async () => {
    const { path, workout } = await log(user);
    const other = await api.addUser();
    expect((await other.call('GET', path)).status).toBe(404);
    expect((await other.call('PATCH', path, { body: { durationMin: 1 } })).status).toBe(404);
    expect((await other.call('DELETE', path)).status).toBe(404);
    expect((await user.call('GET', path)).body).toEqual(workout);
  });

  test('edits of an old copy are told 412', async () => {
    const { path } = await log(user);
    await user.call('PATCH', path, { body: { durationMin: 40 } });
    const headers = { 'if-match': '"1"' };
    expect((await user.call('PATCH', path, { body: { durationMin: 50 }, headers })).status).toBe(412);
    expect((await user.call('DELETE', path, { headers })).status).toBe(412);
    expect((await user.call('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(204);
  });

  test('patches of different fields at once lose nothing', async () => {
    const { path } = await log(user);
    const patches = [{ durationMin: 45 }, { note: 'windy' }];
    const answers = await Promise.all(patches.map((body) => user.call('PATCH', path, { body })));
    const { body } = await user.call('GET', path);
    for (const [index, { status }] of answers.entries()) {
      if (status === 200) expect(body).toMatchObject(patches[index] ?? {});
      else expect(status).toBe(412);
    }
  });
});
