import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CLIENT } from '../../simulator/cloud.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';

const Windows = z.object({
  clouds: z.object({
    fitbit: z.object({ requests: z.number(), most: z.number(), isWithinLimit: z.boolean() }),
    google_fit: z.object({ requests: z.number() }),
  }),
});
const Tokens = z.object({ access_token: z.string(), refresh_token: z.string(), user_id: z.string() });

describe('the simulator', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ people: 20, perMinute: 5 });
  });
  afterEach(() => simulator.stop());

  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${simulator.origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    });
  const connect = async () =>
    Tokens.parse(await (await send('POST', '/admin/connect', { cloud: 'fitbit', person: 1 })).json());
  const windows = async (limit: number) =>
    Windows.parse(await (await send('GET', `/admin/windows?limit=${limit}`)).json()).clouds;
  const profile = (token: string): Promise<Response> =>
    fetch(`${simulator.origin}/fitbit/1/user/-/profile.json`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('holds a cloud to its limit in any minute, and proves whether its clients kept it', async () => {
    const { access_token: token } = await connect();
    const statuses: number[] = [];
    for (let sent = 0; sent < 7; sent += 1) statuses.push((await profile(token)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await windows(7)).fitbit).toMatchObject({ requests: 7, most: 7, isWithinLimit: true });
    expect((await windows(5)).fitbit).toMatchObject({ isWithinLimit: false });
    expect((await windows(5)).google_fit).toEqual({ requests: 0 });
    expect(Number((await profile(token)).headers.get('retry-after'))).toBeGreaterThan(50);
  });

  it('counts token requests and faults, but not what a browser opens', async () => {
    await send('POST', '/admin/faults', { cloud: 'fitbit', kind: 'sunset' });
    const statuses = [await send('POST', '/fitbit/oauth2/token'), await send('POST', '/fitbit/oauth2/token')];
    expect(statuses.map(({ status }) => status)).toEqual([410, 401]);
    await send('GET', '/fitbit/oauth2/authorize');
    await send('GET', '/google-health/webhooks_public_keyset.json');
    expect((await windows(50)).fitbit.requests).toBe(2);
    await send('DELETE', '/admin/requests');
    expect((await windows(50)).fitbit.requests).toBe(0);
  });

  it('lets a fault meet as many requests as it was asked to, of the path it was asked for', async () => {
    const { access_token: token } = await connect();
    await send('POST', '/admin/faults', {
      cloud: 'fitbit',
      kind: 'server_error',
      count: 2,
      path: '/profile',
    });
    const statuses = [await profile(token), await profile(token), await profile(token)];
    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200]);
    await send('POST', '/admin/faults', { cloud: 'fitbit', kind: 'truncated' });
    expect(
      z.object({ items: z.array(z.unknown()) }).parse(await (await send('GET', '/admin/faults')).json())
        .items,
    ).toHaveLength(1);
    await send('DELETE', '/admin/faults');
    expect((await profile(token)).status).toBe(200);
  });

  it('ends tokens and consent on request, and ages', async () => {
    const { access_token: token } = await connect();
    await send('POST', '/admin/tokens/expire', { cloud: 'fitbit', person: 1 });
    expect(await (await profile(token)).json()).toMatchObject({ errors: [{ errorType: 'expired_token' }] });
    const { access_token: aged } = await connect();
    await send('POST', '/admin/clock/advance', { ms: 28_800_000 });
    expect(await (await profile(aged)).json()).toMatchObject({ errors: [{ errorType: 'expired_token' }] });
    const { access_token: revoked } = await connect();
    const ended = await send('POST', '/admin/consent/revoke', { cloud: 'fitbit', person: 1 });
    expect(await ended.json()).toEqual({ ended: 3 });
    expect(await (await profile(revoked)).json()).toMatchObject({ errors: [{ errorType: 'invalid_token' }] });
  });

  it('has no day that the calendar lacks', async () => {
    const { access_token: token } = await connect();
    const headers = { authorization: `Bearer ${token}` };
    const day = (date: string) =>
      fetch(`${simulator.origin}/fitbit/1/user/-/activities/date/${date}.json`, { headers });
    expect((await day('2026-02-31')).status).toBe(400);
    expect((await day('2026-02-28')).status).toBe(200);
  });

  it('ends a token of Fitbit for its client only', async () => {
    const { refresh_token: token } = await connect();
    const revoke = (headers: Record<string, string>) =>
      fetch(`${simulator.origin}/fitbit/oauth2/revoke`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ token }),
      });
    expect((await revoke({})).status).toBe(401);
    const secret = Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64');
    expect((await revoke({ authorization: `Basic ${secret}` })).status).toBe(200);
  });

  it('takes another limit for one cloud', async () => {
    const { access_token: token } = await connect();
    await send('PUT', '/admin/limits', { cloud: 'fitbit', perMinute: 1 });
    const statuses = [await profile(token), await profile(token)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 429]);
    expect((await send('POST', '/google-fit/token')).status).toBe(401);
  });

  it('shows its people and what is known of their days', async () => {
    const answer = await send('GET', '/admin/people?from=3&count=2&localDate=2026-01-05');
    const people = z.object({ total: z.number(), items: z.array(z.object({ index: z.number() })) });
    expect(people.parse(await answer.json())).toMatchObject({
      total: 20,
      items: [{ index: 3 }, { index: 4 }],
    });
  });

  it.each([
    ['POST', '/admin/faults', { cloud: 'fitbit', kind: 'flood' }],
    ['POST', '/admin/connect', { cloud: 'garmin', person: 1 }],
    ['POST', '/admin/webhooks', {}],
    ['GET', '/admin/windows?limit=many', undefined],
    ['GET', '/admin/requests?cloud=garmin', undefined],
  ])('says what is wrong with %s %s', async (method, path, body) => {
    const answer = await send(method, path, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toBe('');
  });

  describe('when it is asked for consent', () => {
    const RIGHT = {
      client_id: CLIENT.id,
      redirect_uri: 'http://127.0.0.1:3000/callback',
      response_type: 'code',
      scope: 'activity',
      state: '<script>alert(1)</script>',
    };
    const ask = (query: Record<string, string>) =>
      send('GET', `/fitbit/oauth2/authorize?${new URLSearchParams(query)}`);

    it('shows a page that repeats nothing unescaped', async () => {
      const page = await ask(RIGHT);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain('<script>');
    });

    it.each([
      { title: 'another client', query: { client_id: 'other' } },
      { title: 'a host elsewhere', query: { redirect_uri: 'https://example.com/callback' } },
      { title: 'a scope that the vendor does not have', query: { scope: 'everything' } },
      {
        title: 'a plain challenge',
        query: { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      },
      { title: 'a challenge that is no hash', query: { code_challenge: 'short' } },
      { title: 'an implicit grant', query: { response_type: 'token' } },
    ])('refuses $title', async ({ query }) => {
      expect((await ask({ ...RIGHT, ...query })).status).toBe(400);
    });
  });
});
