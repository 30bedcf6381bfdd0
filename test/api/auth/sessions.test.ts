import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AccountApi,
  aPhone,
  openAccountApi,
  type ProblemBody,
  type Tokens,
} from '../../support/account-api.ts';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

type SessionList = { items: { id: string; current: boolean; deviceName?: string }[] };

const refresh = (refreshToken: string) =>
  api.call<Tokens & ProblemBody>('POST', '/v1/auth/refresh', { body: { refreshToken } });
const statusWith = async (token: string) => (await api.call('GET', '/v1/auth/sessions', { token })).status;

describe('refreshing', () => {
  it('gives the next pair, and the new access token works', async () => {
    const { refreshToken } = await api.signUp();
    const next = await refresh(refreshToken);
    expect(next.status).toBe(200);
    expect(next.body.refreshToken).not.toBe(refreshToken);
    expect(await statusWith(next.body.accessToken)).toBe(200);
    expect((await refresh(next.body.refreshToken)).status).toBe(200);
  });

  it('repeats the same next token while the answer may have been lost', async () => {
    const { refreshToken } = await api.signUp();
    const lost = await refresh(refreshToken);
    api.advance(9_000);
    const repeated = await refresh(refreshToken);
    expect(repeated.body.refreshToken).toBe(lost.body.refreshToken);
    expect((await refresh(repeated.body.refreshToken)).status).toBe(200);
  });

  it('gives two requests at the same moment tokens that both work', async () => {
    const { refreshToken } = await api.signUp();
    const both = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(both.map(({ body }) => body.refreshToken)).size).toBe(1);
    for (const { body } of both) expect(await statusWith(body.accessToken)).toBe(200);
  });

  it.each([
    ['after the ten seconds', 11_000, 1],
    ['once the successor was used', 0, 2],
    ['from far back', 0, 4],
  ])('ends the session when an old token comes back %s', async (_, waitMs, rotations) => {
    const first = await api.signUp();
    let newest: Tokens = first;
    for (let count = 0; count < rotations; count++) newest = (await refresh(newest.refreshToken)).body;
    api.advance(waitMs);
    expect(await refresh(first.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'refresh_token_invalid' },
    });
    expect((await refresh(newest.refreshToken)).status).toBe(401);
    expect(await statusWith(newest.accessToken)).toBe(401);
  });

  it('ignores made-up tokens: they end nobody’s session', async () => {
    const { refreshToken, accessToken } = await api.signUp();
    const forged = Buffer.from(refreshToken, 'base64url');
    forged.writeUInt8(forged.readUInt8(30) ^ 1, 30);
    for (const token of [forged.toString('base64url'), 'x', '', accessToken]) {
      expect((await refresh(token)).status).toBe(401);
    }
    expect(await statusWith(accessToken)).toBe(200);
  });

  it.each([
    ['a padding', '='],
    ['a line end', '\n'],
    ['a blank', ' '],
  ])('refuses a token with %s behind it, and leaves the session alone', async (_, tail) => {
    const { refreshToken, accessToken } = await api.signUp();
    expect((await refresh(refreshToken + tail)).status).toBe(401);
    expect(await statusWith(accessToken)).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it('ends 30 days after the login, however often it was refreshed', async () => {
    let tokens: Tokens = await api.signUp();
    for (let day = 0; day < 30; day++) {
      tokens = (await refresh(tokens.refreshToken)).body;
      api.advance(24 * 3_600_000);
    }
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });
});

describe('sessions', () => {
  it('end at logout, with both their tokens', async () => {
    const { accessToken, refreshToken } = await api.signUp();
    expect((await api.call('POST', '/v1/auth/logout', { token: accessToken })).status).toBe(204);
    expect(await statusWith(accessToken)).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
  });

  it('are listed, and ended from another device', async () => {
    const { phone, accessToken: phoneToken } = await api.signUp();
    const { accessToken: tabletToken } = await api.signIn({ phone, deviceName: 'Tablet' });
    const { body } = await api.call<SessionList>('GET', '/v1/auth/sessions', { token: phoneToken });
    const tablet = body.items.find(({ deviceName }) => deviceName === 'Tablet');
    expect(tablet).toMatchObject({ current: false });
    expect((await api.call('DELETE', `/v1/auth/sessions/${tablet?.id}`, { token: phoneToken })).status).toBe(
      204,
    );
    expect(await statusWith(tabletToken)).toBe(401);
    expect(await statusWith(phoneToken)).toBe(200);
  });

  it('of another person are not there', async () => {
    const { accessToken: own } = await api.signUp();
    const { accessToken: others } = await api.signUp(aPhone());
    const { body } = await api.call<SessionList>('GET', '/v1/auth/sessions', { token: others });
    const path = `/v1/auth/sessions/${body.items[0]?.id}`;
    expect(await api.call('DELETE', path, { token: own })).toMatchObject({ status: 404 });
    expect(await statusWith(others)).toBe(200);
  });

  it('end at once when the account begins to be erased', async () => {
    const { accessToken, refreshToken, phone } = await api.signUp();
    await api.beginErasing(phone);
    expect(await statusWith(accessToken)).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    await api.forgetLimits();
    const { requestId, digits } = await api.askForCode(phone);
    expect(await api.verify({ requestId, code: digits })).toMatchObject({
      status: 409,
      body: { code: 'account_being_erased' },
    });
  });
});
