import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, aPhone, openAccountApi, type ProblemBody } from '../support/account-api.ts';

const logged: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
const SECRET = 'secret-of-the-database';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi({
    settings: { TRUSTED_PROXY_HOPS: '1' },
    replaced: {
      logger,
      feedback: {
        list: () => Promise.reject(new Error(`insert into users values ('${SECRET}')`)),
        save: () => Promise.reject(new Error(SECRET)),
        delete: () => Promise.reject(new Error(SECRET)),
      },
    },
  });
});
afterAll(() => api.close());

const TRACE = '0b9f4c1e-6f0a-4c55-9d0e-3f1d2a7b8c90';
const ask = (headers: Record<string, string>) =>
  api.call<ProblemBody>('POST', '/v1/auth/codes', { body: { phone: aPhone() }, headers });

describe('requests', () => {
  it.each([
    ['GET', '/v1/nothing', 404],
    ['GET', '/nothing', 404],
    ['GET', '/v1/auth/codes', 405],
    ['POST', '/v1/profile', 405],
    ['OPTIONS', '/v1/profile', 405],
    ['GET', '/v1/plans/what-if', 405],
    ['DELETE', '/v1/plans/what-if', 405],
  ])('%s %s is answered with %i, before anyone asks who calls', async (method, path, status) => {
    const answer = await api.call(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    if (status === 405) expect(answer.headers.get('allow')).not.toBe(null);
  });

  it('may be HEAD wherever they may be GET', async () => {
    expect(await api.call('HEAD', '/livez')).toMatchObject({ status: 200, body: '' });
  });

  it('of more than 256 kB are refused with 413, whether they say their size or not', async () => {
    const body = JSON.stringify({ phone: '1'.repeat(300_000) });
    const said = await api.call('POST', '/v1/auth/codes', {
      body,
      headers: { 'content-length': `${body.length}` },
    });
    const unsaid = await api.call('POST', '/v1/auth/codes', { body });
    expect([said.status, unsaid.status]).toEqual([413, 413]);
    expect(unsaid.body).toMatchObject({ code: 'body_too_large' });
  });

  it('keep a sane id of the caller, and get one otherwise', async () => {
    const own = await api.call<{ requestId: string }>('GET', '/nothing', {
      headers: { 'x-request-id': TRACE },
    });
    expect([own.headers.get('x-request-id'), own.body.requestId]).toEqual([TRACE, TRACE]);
    const odd = await api.call('GET', '/livez', { headers: { 'x-request-id': 'trace-1' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('answers', () => {
  it('on a user’s data are private and checked again, those on accounts are not stored', async () => {
    const { accessToken: token } = await api.signUp();
    const profile = await api.call('GET', '/v1/profile', { token });
    const sessions = await api.call('GET', '/v1/auth/sessions', { token });
    expect(profile.headers.get('cache-control')).toBe('private, no-cache');
    expect(sessions.headers.get('cache-control')).toBe('no-store');
    expect(profile.headers.get('ratelimit')).toMatch(/^"user";r=29\d;t=\d+$/);
    expect(profile.headers.get('ratelimit-policy')).toBe('"user";q=300;w=60');
  });

  it('may not be framed, sniffed, or read by other origins', async () => {
    const { headers } = await api.call('GET', '/livez', { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('access-control-allow-origin')).toBe(null);
  });

  it('tell nothing of an unexpected error, and neither does the log', async () => {
    const { accessToken: token } = await api.signUp();
    const { status, body } = await api.call<ProblemBody>('GET', '/v1/feedback', { token });
    expect([status, body.code]).toEqual([500, 'internal_error']);
    const line = logged.find((entry) => entry.includes('unexpected error')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ route: '/v1/feedback', error: { name: 'Error' } });
    expect(JSON.stringify(body) + logged.join('')).not.toContain(SECRET);
  });
});

describe('the log', () => {
  it('holds templates, statuses and random ids, and nothing personal', async () => {
    const { accessToken: token, phone, refreshToken } = await api.signUp();
    await api.call('GET', '/v1/workouts?from=2026-11-19', { token });
    await api.call('PUT', '/v1/body-mass/2026-11-19', { token, body: { massKg: 83.25 } });
    const line = logged.map((entry) => JSON.parse(entry) as Record<string, unknown>).at(-1);
    expect(line).toMatchObject({ method: 'PUT', route: '/v1/body-mass/:date', status: expect.any(Number) });
    expect(line?.userId).toMatch(/^[0-9a-f-]{36}$/);
    const everything = logged.join('');
    for (const personal of [phone.slice(1), token, refreshToken, '83.25', '2026-11-19', '192.0.2.']) {
      expect(everything).not.toContain(personal);
    }
  });
});

describe('the address that limits count', () => {
  it('is the one that our own proxy saw: whoever invents others is still counted', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count++) {
      const { status } = await ask({ 'x-forwarded-for': `10.9.8.${count}, 198.51.100.1` });
      statuses.push(status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await ask({ 'x-forwarded-for': '198.51.100.2' })).status).toBe(202);
  });

  it('is the /64 of an IPv6 caller', async () => {
    for (let count = 0; count < 30; count++) await ask({ 'x-forwarded-for': `2001:db8:0:1::${count}` });
    expect((await ask({ 'x-forwarded-for': '2001:db8:0:1:ffff::1' })).status).toBe(429);
    expect((await ask({ 'x-forwarded-for': '2001:db8:0:2::1' })).status).toBe(202);
  });
});

describe('CORS', () => {
  it('is open to the origins of the settings, and to no other', async () => {
    const opened = await openAccountApi({ settings: { CORS_ORIGINS: 'https://app.example.org' } });
    const preflight = (origin: string) =>
      opened.call('OPTIONS', '/v1/profile', { headers: { origin, 'access-control-request-method': 'PUT' } });
    const own = await preflight('https://app.example.org');
    const other = await preflight('https://elsewhere.example');
    await opened.close();
    expect(own.status).toBe(204);
    expect(own.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
    expect(other.headers.get('access-control-allow-origin')).toBe(null);
  });
});
