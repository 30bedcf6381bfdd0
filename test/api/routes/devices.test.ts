import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const aPhone = (name: string) => ({ target: { kind: 'fcm', token: `secret-token-of-${name}` } });
const register = (by: TestUser, body: unknown, headers = {}) =>
  by.call('POST', '/v1/devices', { body, headers });
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;

describe('happy', () => {
  test.each([
    ['fcm', aPhone('a-phone').target, '…hone'],
    ['expo', { kind: 'expo', token: 'ExponentPushToken[abcdefgh]' }, '…efgh'],
    [
      'web',
      { kind: 'web', endpoint: 'https://push.example.org/send/wxyz', keys: { p256dh: 'pub', auth: 'sec' } },
      '…wxyz',
    ],
  ])('a device of kind %s is registered, listed and deleted', async (kind, target, address) => {
    const registered = await register(user, { target });
    expect(registered).toMatchObject({ status: 201, body: { kind, address } });
    expect((await user.call('GET', '/v1/devices')).body).toEqual({ items: [registered.body] });
    expect((await user.call('DELETE', `/v1/devices/${idOf(registered)}`)).status).toBe(204);
    expect((await user.call('GET', '/v1/devices')).body).toEqual({ items: [] });
  });

  test('registering again renews the device that is there', async () => {
    const first = await register(user, aPhone('renewed'));
    expect(await register(user, aPhone('renewed'))).toMatchObject({ status: 200, body: first.body });
  });
});

describe('error', () => {
  test('the eleventh device is a conflict', async () => {
    for (let index = 0; index < 10; index += 1) await register(user, aPhone(`${user.id}-${index}`));
    expect(await register(user, aPhone(`${user.id}-10`))).toMatchObject({
      status: 409,
      body: { code: 'too_many_devices' },
    });
  });

  test.each([
    ['an unknown kind', { target: { kind: 'pigeon', token: 'coo' } }, '/target/kind'],
    ['a token of another gateway', { target: { kind: 'expo', token: 'abc' } }, '/target/token'],
    [
      'an endpoint that is no URL',
      { target: { kind: 'web', endpoint: 'x', keys: { p256dh: '', auth: '' } } },
      '/target/endpoint',
    ],
    ['no target', {}, '/target'],
    ['a token that PostgreSQL cannot hold', aPhone('nul-\0'), '/target/token'],
  ])('%s is refused with its field', async (_, body, field) => {
    const post = await register(user, body);
    expect([post.status, refusedFields(post)]).toEqual([422, [field]]);
  });
});

describe('security', () => {
  test('no answer tells the address in full', async () => {
    const answers = [await register(user, aPhone('hidden')), await user.call('GET', '/v1/devices')];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('secret-token');
  });

  test('an address that another account registers leaves the first one', async () => {
    const other = await api.addUser();
    const mine = await register(user, aPhone('handed-on'));
    const theirs = await register(other, aPhone('handed-on'));
    expect(theirs.status).toBe(201);
    expect((await user.call('GET', '/v1/devices')).body).toEqual({ items: [] });
    expect((await user.call('DELETE', `/v1/devices/${idOf(mine)}`)).status).toBe(404);
    expect((await user.call('DELETE', `/v1/devices/${idOf(theirs)}`)).status).toBe(404);
  });

  test('a POST that is repeated with its key is answered as the first time', async () => {
    const headers = { 'idempotency-key': 'device-1' };
    const first = await register(user, aPhone('twice'), headers);
    expect(await register(user, aPhone('twice'), headers)).toMatchObject({ status: 201, body: first.body });
  });
});
