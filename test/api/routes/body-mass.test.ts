import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beginErasing } from '../../support/database.ts';
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

const days = (body: unknown) =>
  (body as { items: { localDate: string }[] }).items.map(({ localDate }) => localDate);

describe('happy', () => {
  test('a weighing is entered, corrected and deleted, and the profile follows', async () => {
    const path = '/v1/body-mass/2026-11-22';
    await user.call('PUT', path, { body: { massKg: 79 } });
    const corrected = await user.call('PUT', path, { body: { massKg: 79.5 } });
    expect(corrected).toMatchObject({ status: 200, body: { localDate: '2026-11-22', massKg: 79.5 } });
    expect((await user.call('GET', '/v1/profile')).body).toMatchObject({ massKg: 79.5 });
    expect(await user.call('DELETE', path)).toMatchObject({ status: 204 });
    expect((await user.call('GET', '/v1/body-mass')).body).toEqual({ items: [], nextCursor: null });
  });

  test('the log comes in pages, newest first', async () => {
    for (const day of ['19', '17', '21', '18', '20']) {
      await user.call('PUT', `/v1/body-mass/2026-11-${day}`, { body: { massKg: 80 } });
    }
    const first = await user.call('GET', '/v1/body-mass?limit=4');
    expect(days(first.body)).toEqual(['2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19']);
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await user.call('GET', `/v1/body-mass?limit=4&cursor=${nextCursor}`);
    expect(days(second.body)).toEqual(['2026-11-18', '2026-11-17']);
    expect(second.body).toMatchObject({ nextCursor: null });
  });

  test('what is tomorrow in London is today in Auckland', async () => {
    const aucklander = await api.addUser({ timeZone: 'Pacific/Auckland' });
    api.setNow('2026-11-22T12:00:00.000Z');
    const put = { body: { massKg: 79 } };
    expect((await aucklander.call('PUT', '/v1/body-mass/2026-11-23', put)).status).toBe(200);
    expect((await user.call('PUT', '/v1/body-mass/2026-11-23', put)).status).toBe(422);
  });
});

describe('error', () => {
  test.each([
    ['a day in the future', '2026-11-23', 79, '/date'],
    ['a day that is none', '2026-11-31', 79, '/date'],
    ['no date at all', 'today', 79, '/date'],
    ['a mass in grams', '2026-11-22', 79_000, '/massKg'],
  ])('%s is refused with its field', async (_, date, massKg, field) => {
    const put = await user.call('PUT', `/v1/body-mass/${date}`, { body: { massKg } });
    expect([put.status, refusedFields(put)]).toEqual([422, [field]]);
  });

  test('a mass that is far from the last weighing is asked about, in words without the figures', async () => {
    const path = '/v1/body-mass/2026-11-22';
    await user.call('PUT', '/v1/body-mass/2026-11-20', { body: { massKg: 84 } });
    const mistyped = await user.call('PUT', path, { body: { massKg: 48 } });
    expect(mistyped).toMatchObject({ status: 409, body: { code: 'mass_unconfirmed' } });
    expect((mistyped.body as { detail: string }).detail).not.toMatch(/48|84/);
    expect((await user.call('GET', '/v1/profile')).body).toMatchObject({ massKg: 80 });
    const confirmed = await user.call('PUT', `${path}?massConfirmed=true`, { body: { massKg: 48 } });
    expect(confirmed).toMatchObject({ status: 200, body: { massKg: 48 } });
    expect((await user.call('GET', '/v1/profile')).body).toMatchObject({ massKg: 48 });
  });

  test('a weighing before all others is held against the newest', async () => {
    const path = '/v1/body-mass/2026-11-10';
    expect(await user.call('PUT', path, { body: { massKg: 48 } })).toMatchObject({ status: 409 });
    expect(await user.call('PUT', path, { body: { massKg: 81 } })).toMatchObject({ status: 200 });
  });

  test.each(['nonsense', Buffer.from('"2026-13-01"').toString('base64url')])(
    'a cursor that we never gave out (%s) is refused',
    async (cursor) => {
      const page = await user.call('GET', `/v1/body-mass?cursor=${cursor}`);
      expect([page.status, refusedFields(page)]).toEqual([422, ['/cursor']]);
    },
  );

  test('a weighing before the profile is a conflict, deleting none is a 404', async () => {
    const newcomer = await api.addUser(null);
    const put = await newcomer.call('PUT', '/v1/body-mass/2026-11-22', { body: { massKg: 79 } });
    expect(put).toMatchObject({ status: 409, body: { code: 'profile_required' } });
    expect(await newcomer.call('DELETE', '/v1/body-mass/2026-11-22')).toMatchObject({ status: 404 });
  });
});

describe('security', () => {
  test("another user's weighing is neither seen nor deleted", async () => {
    const other = await api.addUser({ massKg: 95 });
    await user.call('PUT', '/v1/body-mass/2026-11-20', { body: { massKg: 79 } });
    expect(days((await other.call('GET', '/v1/body-mass')).body)).toEqual(['2026-11-22']);
    expect((await other.call('DELETE', '/v1/body-mass/2026-11-20')).status).toBe(404);
  });

  test('nothing is written once the erasure has begun', async () => {
    await beginErasing(api.orm, user.id);
    const put = await user.call('PUT', '/v1/body-mass/2026-11-22', { body: { massKg: 79 } });
    expect(put).toMatchObject({ status: 404, body: { code: 'user_gone' } });
  });
});
