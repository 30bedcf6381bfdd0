import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, openAccountApi } from '../support/account-api.ts';

let api: AccountApi;
let token: string;
beforeAll(async () => {
  api = await openAccountApi();
  token = (await api.signUp()).accessToken;
});
afterAll(() => api.close());

const run = { localDate: '2026-11-22', metCode: '12020', durationMin: 30 };
type Created = { id: string; code?: string };

const log = (key: string, body: unknown = run, as = token) =>
  api.call<Created>('POST', '/v1/workouts', { token: as, body, headers: { 'idempotency-key': key } });
const countWorkouts = async (as = token) =>
  (await api.call<{ items: unknown[] }>('GET', '/v1/workouts?limit=100', { token: as })).body.items.length;

describe('a POST with an Idempotency-Key', () => {
  it('is done once, and its answer replayed', async () => {
    const before = await countWorkouts();
    const first = await log('key-1');
    const second = await log('key-1');
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBe(null);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    for (const name of ['etag', 'location', 'content-type', 'cache-control']) {
      expect(second.headers.get(name)).toBe(first.headers.get(name));
    }
    expect(await countWorkouts()).toBe(before + 1);
  });

  it('is done once also when it comes five times at the same moment', async () => {
    const before = await countWorkouts();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => log('key-2')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(statuses).toContain(201);
    expect(await countWorkouts()).toBe(before + 1);
  });

  it('refuses the key for another body', async () => {
    await log('key-3');
    const other = await log('key-3', { ...run, durationMin: 31 });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('may be corrected and sent again after a refusal', async () => {
    expect((await log('key-4', { ...run, durationMin: -1 })).status).toBe(422);
    expect((await log('key-4')).status).toBe(201);
  });

  it('means nothing to another user', async () => {
    const stranger = (await api.signUp()).accessToken;
    const own = await log('key-5');
    const others = await log('key-5', run, stranger);
    expect(others.status).toBe(201);
    expect(others.body.id).not.toBe(own.body.id);
    expect(await countWorkouts(stranger)).toBe(1);
  });

  it('is answered with 409 while the first one runs, and taken over when that one died', async () => {
    const caller = await api.deps.authenticator.authenticate({ accessToken: token, at: api.now() });
    const bodyHash = await sha256(JSON.stringify(run));
    const use = { scope: `${caller.userId}:POST /v1/workouts`, key: 'key-6' };
    const died = await api.deps.idempotencyKeys.begin({ ...use, bodyHash, at: api.now() });
    const early = await log('key-6');
    expect(early).toMatchObject({ status: 409, body: { code: 'idempotency_key_in_use' } });
    expect(early.headers.get('retry-after')).toBe('1');
    api.advance(5_001);
    const late = await log('key-6');
    // It creates under the id of the run that died: had that one committed, nothing would be doubled.
    expect(late).toMatchObject({
      status: 201,
      body: { id: died.status === 'started' ? died.resourceId : '' },
    });
  });

  it('is remembered for a day', async () => {
    const first = await log('key-7');
    await api.deps.idempotencyKeys.purgeExpired({ now: new Date(api.now().getTime() + 23 * 3_600_000) });
    expect((await log('key-7')).body.id).toBe(first.body.id);
    await api.deps.idempotencyKeys.purgeExpired({ now: new Date(api.now().getTime() + 25 * 3_600_000) });
    expect((await log('key-7')).body.id).not.toBe(first.body.id);
  });
});

const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
