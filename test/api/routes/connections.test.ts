import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProviderId } from '../../../domain/activity/activity-day.ts';
import { CloudId } from '../../../simulator/cloud.ts';
import { Fault } from '../../../simulator/faults.ts';
import { OAUTH_VENDORS } from '../../../simulator/oauth/vendor.ts';
import type { Simulator } from '../../../simulator/simulator.ts';
import { simulatedSettings } from '../../../stack/simulated-settings.ts';
import { type ConnectionFlow, createConnectionFlow } from '../../support/connection-flow.ts';
import { createTestRedis } from '../../support/services.ts';
import { forgetTheLastWindow, openClouds } from '../../support/simulated-clouds.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const APP = 'mealplan://connections';
const WEB = 'https://app.example.org/settings?tab=clouds';

let simulator: Simulator;
let redis: Awaited<ReturnType<typeof createTestRedis>>;
let api: UserApi;
let flow: ConnectionFlow;
let user: TestUser;
const logged: string[] = [];

beforeAll(async () => {
  simulator = await openClouds();
  redis = await createTestRedis();
  const settingsOf = (provider: ProviderId) =>
    simulatedSettings({ origin: simulator.origin, provider, requestsPerMinute: 300 });
  const settings = {
    google_health: settingsOf('google_health'),
    fitbit: { ...settingsOf('fitbit'), webhookSecret: 'a-verification-code' },
  };
  api = await openUserApi({
    redisUrl: redis.url,
    logTo: (line) => logged.push(line),
    settings: {
      FITNESS_PROVIDERS: JSON.stringify(settings),
      // The simulator leads browsers to this machine only.
      PUBLIC_URL: 'http://127.0.0.1:3000',
      CONNECTION_RETURN_URLS: `${APP},${WEB}`,
    },
  });
  for (const provider of CloudId.options) await forgetTheLastWindow(api, provider);
  flow = createConnectionFlow({ api, simulator });
});
beforeEach(async () => {
  user = await api.addUser();
  api.nights.forget();
  simulator.world.faults.clear();
});
afterAll(async () => {
  await api.close();
  await redis.flush();
  await simulator.stop();
});

const statusOf = async (by: TestUser, provider: ProviderId) => {
  const { body } = await by.call('GET', '/v1/connections');
  return (body as { items: { provider: string; status: string }[] }).items.find(
    (item) => item.provider === provider,
  )?.status;
};
const tasks = () => api.nights.argsOf('startConnectionTask');
const fault = (kind: 'server_error' | 'rate_limited' | 'sunset', count = 1) =>
  simulator.world.faults.add(Fault.parse({ cloud: 'google_health', kind, count }));

describe('happy', () => {
  test('a user sees what can be connected, connects it, and sees since when it is', async () => {
    expect((await user.call('GET', '/v1/connections')).body).toEqual({
      items: [
        { provider: 'google_health', name: 'Google Health', status: 'not_connected', canConnect: true },
        { provider: 'fitbit', name: 'Fitbit', status: 'not_connected', canConnect: true },
      ],
    });
    const { url, back, created } = await flow.walk({ user, provider: 'google_health', person: 1 });
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('code_challenge')).toHaveLength(43);
    expect(back).toMatchObject({ status: 200, location: null });
    expect(back.text).toContain('One more step');
    expect(created).toMatchObject({ status: 200, body: { provider: 'google_health', status: 'active' } });
    expect((await user.call('GET', '/v1/connections')).body).toMatchObject({
      items: [{ status: 'active', since: '2026-11-22T10:00:00.000Z' }, { status: 'not_connected' }],
    });
    const found = await api.deps.connections.findTokens({ userId: user.id, provider: 'google_health' });
    expect(found).toMatchObject({ status: 'active', tokens: { refreshToken: expect.any(String) } });
  });

  test.each([
    [APP, 2, 'mealplan://connections?provider=google_health&status=consented'],
    [WEB, 24, `${WEB}&provider=google_health&status=consented`],
  ])('the browser goes back to %s with a handle', async (returnTo, person, location) => {
    const { back, handle } = await flow.walk({ user, provider: 'google_health', person, returnTo });
    expect(handle).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/);
    expect(back).toMatchObject({ status: 302, location: `${location}&handle=${handle}` });
    expect(await statusOf(user, 'google_health')).toBe('active');
  });

  test('a handle is taken as a person types it', async () => {
    const { url } = await flow.begin({ user, provider: 'fitbit' });
    const back = await flow.comeBack({ provider: 'fitbit', query: await flow.consent({ url, person: 2 }) });
    const typed = ` ${flow.handleOf(back)?.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`;
    expect((await flow.create({ user, provider: 'fitbit', handle: typed })).status).toBe(200);
  });

  test('webhooks are ordered where they can be verified, and only there', async () => {
    await flow.walk({ user, provider: 'google_health', person: 3 });
    expect(tasks()).toEqual([]);
    const other = await api.addUser();
    await flow.walk({ user: other, provider: 'fitbit', person: 3 });
    expect(tasks()).toEqual([{ kind: 'order_webhooks', provider: 'fitbit', userId: other.id }]);
  });

  test('a user disconnects, and the cloud is going to be told', async () => {
    await flow.walk({ user, provider: 'fitbit', person: 4 });
    api.nights.forget();
    expect((await user.call('DELETE', '/v1/connections/fitbit')).status).toBe(204);
    expect(await statusOf(user, 'fitbit')).toBe('not_connected');
    const [task] = tasks();
    expect(task).toEqual({ kind: 'revoke', provider: 'fitbit', consentId: expect.any(String) });
    const consentId = task?.kind === 'revoke' ? task.consentId : '';
    expect(await api.deps.endedConsents.findSecrets({ consentId })).toMatchObject({
      tokens: { refreshToken: expect.any(String) },
    });
  });

  test('who connects again keeps the new consent, whatever was to be revoked', async () => {
    await flow.walk({ user, provider: 'fitbit', person: 5 });
    await user.call('DELETE', '/v1/connections/fitbit');
    await flow.walk({ user, provider: 'fitbit', person: 5 });
    expect(await api.rows('select 1 from ended_consents where user_id = ?', [user.id])).toEqual([]);
    expect(await statusOf(user, 'fitbit')).toBe('active');
  });

  test('Google Health takes the place of Fitbit, and the user is told so', async () => {
    await flow.walk({ user, provider: 'fitbit', person: 6 });
    api.nights.forget();
    const { created } = await flow.walk({ user, provider: 'google_health', person: 6, returnTo: APP });
    expect(created?.body).toMatchObject({ status: 'active', replaced: 'fitbit' });
    expect([await statusOf(user, 'google_health'), await statusOf(user, 'fitbit')]).toEqual([
      'active',
      'not_connected',
    ]);
    expect(tasks()).toMatchObject([{ kind: 'revoke', provider: 'fitbit' }]);
  });

  test.each([
    ['revoked', 'Fitbit no longer lets us read your activity. Connect it again in the app.'],
    ['sunset', 'Fitbit has ended its service for apps. Connect Google Health instead.'],
  ] as const)('who was disconnected by the cloud (%s) sees what to do', async (status, advice) => {
    await flow.walk({ user, provider: 'fitbit', person: 7 });
    const at = new Date('2026-11-22T11:00:00.000Z');
    await api.deps.connections.end({ userId: user.id, provider: 'fitbit', status, connectedUntil: at, at });
    const { body } = await user.call('GET', '/v1/connections');
    expect(body).toMatchObject({ items: [{}, { status, since: at.toISOString(), advice }] });
    api.nights.forget();
    expect((await user.call('DELETE', '/v1/connections/fitbit')).status).toBe(204);
    expect(tasks()).toEqual([]);
  });
});

describe('error', () => {
  test('consent that is not given ends as denied', async () => {
    const walked = { user, provider: 'google_health', person: 8, returnTo: APP, decision: 'deny' } as const;
    const { back } = await flow.walk(walked);
    expect(back.location).toBe(`${APP}?provider=google_health&status=denied`);
    expect(await statusOf(user, 'google_health')).toBe('not_connected');
  });

  test('consent without the activity ends as scope_missing', async () => {
    const scope = [OAUTH_VENDORS.google_health.scopes[3] ?? ''];
    const { created } = await flow.walk({ user, provider: 'google_health', person: 8, scope });
    expect(created).toMatchObject({ status: 422, body: { code: 'scope_missing' } });
    expect(await statusOf(user, 'google_health')).toBe('not_connected');
  });

  test.each([
    ['server_error', 503],
    ['rate_limited', 429],
    ['sunset', 409],
  ] as const)('a provider that answers %s leaves things as they were', async (kind, status) => {
    const { url } = await flow.begin({ user, provider: 'google_health', returnTo: APP });
    const query = await flow.consent({ url, person: 9 });
    const handle = flow.handleOf(await flow.comeBack({ provider: 'google_health', query })) ?? '';
    fault(kind);
    const created = await flow.create({ user, provider: 'google_health', handle });
    expect(created.status).toBe(status);
    expect(await statusOf(user, 'google_health')).toBe('not_connected');
    await forgetTheLastWindow(api, 'google_health');
  });

  test('a cloud that this installation does not speak to is not found', async () => {
    const path = '/v1/connections/google_fit';
    expect(await user.call('POST', `${path}/authorizations`, { body: {} })).toMatchObject({
      status: 404,
      body: { code: 'provider_not_configured' },
    });
    expect(await user.call('DELETE', path)).toMatchObject({
      status: 404,
      body: { code: 'connection_not_found' },
    });
  });

  test('disconnecting works while Temporal is away, and keeps what the sweep needs', async () => {
    await flow.walk({ user, provider: 'fitbit', person: 10 });
    api.nights.goAway();
    expect((await user.call('DELETE', '/v1/connections/fitbit')).status).toBe(204);
    api.nights.comeBack();
    const later = new Date('2026-11-22T10:10:00.000Z');
    expect(await api.deps.endedConsents.list({ endedBefore: later, limit: 100 })).toContainEqual({
      provider: 'fitbit',
      consentId: expect.any(String),
    });
  });
});

describe('security', () => {
  const noToken = async (provider: ProviderId) =>
    expect(await statusOf(user, provider)).toBe('not_connected');

  test('a state is good once', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health' });
    const query = await flow.consent({ url, person: 11 });
    const first = await flow.comeBack({ provider: 'google_health', query });
    const second = await flow.comeBack({ provider: 'google_health', query });
    expect([first.status, second.status]).toEqual([200, 400]);
    expect(second.text).toContain('no longer good');
  });

  test('a state that comes twice at the same moment connects once', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health' });
    const query = await flow.consent({ url, person: 11 });
    const backs = await Promise.all([1, 2, 3].map(() => flow.comeBack({ provider: 'google_health', query })));
    expect(backs.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  test('a state is not good after ten minutes', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health' });
    const query = await flow.consent({ url, person: 12 });
    api.setNow('2026-11-22T10:10:00.000Z');
    const back = await flow.comeBack({ provider: 'google_health', query });
    api.setNow('2026-11-22T10:00:00.000Z');
    expect(back.status).toBe(400);
    await noToken('google_health');
  });

  test.each([
    ['no state', {}],
    ['a made-up state', { code: 'abc', state: 'made-up' }],
  ])('%s connects nothing', async (_, query) => {
    const asked = simulator.world.log.list('google_health').length;
    const back = await flow.comeBack({ provider: 'google_health', query: new URLSearchParams(query) });
    expect(back.status).toBe(400);
    expect(simulator.world.log.list('google_health')).toHaveLength(asked);
  });

  test('a state of one cloud is not good at another, and is used up by it', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health' });
    const query = await flow.consent({ url, person: 13 });
    expect((await flow.comeBack({ provider: 'fitbit', query })).status).toBe(400);
    expect((await flow.comeBack({ provider: 'google_health', query })).status).toBe(400);
    await noToken('google_health');
    await noToken('fitbit');
  });

  test('a code of one user with the state of another is worth nothing to both', async () => {
    const other = await api.addUser();
    const mine = await flow.begin({ user, provider: 'google_health' });
    const theirs = await flow.begin({ user: other, provider: 'google_health' });
    const query = await flow.consent({ url: theirs.url, person: 14 });
    query.set('state', mine.url.searchParams.get('state') ?? '');
    const handle = flow.handleOf(await flow.comeBack({ provider: 'google_health', query })) ?? '';
    const created = await flow.create({ user, provider: 'google_health', handle });
    expect(created).toMatchObject({ status: 422, body: { code: 'consent_not_usable' } });
    await noToken('google_health');
    expect(await statusOf(other, 'google_health')).toBe('not_connected');
  });

  test('a link that was sent to somebody else connects nothing to its sender', async () => {
    const victim = await api.addUser();
    const { url } = await flow.begin({ user, provider: 'google_health', returnTo: APP });
    // The victim consents; their app opens with the handle and names it with the victim's own token.
    const back = await flow.comeBack({
      provider: 'google_health',
      query: await flow.consent({ url, person: 19 }),
    });
    const handle = flow.handleOf(back) ?? '';
    const refused = { status: 404, body: { code: 'handle_not_found' } };
    expect(await flow.create({ user: victim, provider: 'google_health', handle })).toMatchObject(refused);
    // It is spent: the sender cannot use it any more either.
    expect(await flow.create({ user, provider: 'google_health', handle })).toMatchObject(refused);
    await noToken('google_health');
    expect(await statusOf(victim, 'google_health')).toBe('not_connected');
  });

  test('a handle is good once, of three who name it at the same moment', async () => {
    const { url } = await flow.begin({ user, provider: 'fitbit' });
    const query = await flow.consent({ url, person: 20 });
    const handle = flow.handleOf(await flow.comeBack({ provider: 'fitbit', query })) ?? '';
    const created = await Promise.all([1, 2, 3].map(() => flow.create({ user, provider: 'fitbit', handle })));
    expect(created.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  test('a handle is not good after ten minutes, nor at another provider', async () => {
    const handleFor = async (person: number) => {
      const { url } = await flow.begin({ user, provider: 'fitbit' });
      const query = await flow.consent({ url, person });
      return flow.handleOf(await flow.comeBack({ provider: 'fitbit', query })) ?? '';
    };
    const handle = await handleFor(21);
    expect((await flow.create({ user, provider: 'google_health', handle })).status).toBe(404);
    expect((await flow.create({ user, provider: 'fitbit', handle })).status).toBe(404);
    const late = await handleFor(21);
    api.setNow('2026-11-22T10:10:00.000Z');
    expect((await flow.create({ user, provider: 'fitbit', handle: late })).status).toBe(404);
    api.setNow('2026-11-22T10:00:00.000Z');
    await noToken('fitbit');
  });

  test('a handle is no state', async () => {
    const { url } = await flow.begin({ user, provider: 'fitbit' });
    const query = await flow.consent({ url, person: 21 });
    const handle = flow.handleOf(await flow.comeBack({ provider: 'fitbit', query })) ?? '';
    const asState = new URLSearchParams({ code: 'abc', state: handle });
    expect((await flow.comeBack({ provider: 'fitbit', query: asState })).status).toBe(400);
    expect((await flow.create({ user, provider: 'fitbit', handle })).status).toBe(200);
  });

  test.each(['', 'K7QD', 'K7QD-9X2M-4TWU', 'x'.repeat(200)])('%j is no handle', async (handle) => {
    const answer = await flow.create({ user, provider: 'fitbit', handle });
    expect([answer.status, refusedFields(answer)]).toEqual([422, ['/handle']]);
  });

  test('an account at the provider is not taken from the user who has connected it', async () => {
    await flow.walk({ user, provider: 'google_health', person: 22 });
    const other = await api.addUser();
    const { created } = await flow.walk({ user: other, provider: 'google_health', person: 22 });
    expect(created).toMatchObject({ status: 409, body: { code: 'connected_elsewhere' } });
    expect(await statusOf(user, 'google_health')).toBe('active');
    expect(await statusOf(other, 'google_health')).toBe('not_connected');
  });

  test('an account at the provider is free once its connection has ended', async () => {
    await flow.walk({ user, provider: 'google_health', person: 23 });
    const at = new Date('2026-11-22T11:00:00.000Z');
    const ended = { provider: 'google_health', status: 'revoked', connectedUntil: at, at } as const;
    await api.deps.connections.end({ userId: user.id, ...ended });
    const other = await api.addUser();
    const { created } = await flow.walk({ user: other, provider: 'google_health', person: 23 });
    expect(created?.status).toBe(200);
    // The first user still sees that theirs has ended.
    expect(await statusOf(user, 'google_health')).toBe('revoked');
  });

  test.each([
    'https://evil.example.org/',
    `${WEB}&more`,
    'https://app.example.org/settings',
    'https://app.example.org@evil.example.org/settings?tab=clouds',
    'MEALPLAN://connections',
    'mealplan://connections/../evil',
    '//evil.example.org',
    'javascript:alert(1)',
    '',
  ])('the browser cannot be sent to %j', async (returnTo) => {
    const answer = await user.call('POST', '/v1/connections/fitbit/authorizations', { body: { returnTo } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'return_url_not_allowed' } });
    expect(refusedFields(answer)).toEqual(['/returnTo']);
  });

  test('what the browser brings cannot write into the page or change where it goes', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health', returnTo: APP });
    const query = await flow.consent({ url, person: 15, decision: 'deny' });
    query.set('returnTo', 'https://evil.example.org/');
    query.set('error_description', '<script>alert(1)</script>');
    const back = await flow.comeBack({ provider: 'google_health', query });
    expect(back.location).toBe(`${APP}?provider=google_health&status=denied`);
    const page = await flow.comeBack({ provider: 'google_health', query });
    expect(page.text).not.toContain('script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('an account that is being erased gets no connection', async () => {
    const { url } = await flow.begin({ user, provider: 'google_health' });
    const query = await flow.consent({ url, person: 16 });
    await api.rows('update users set erasing = true where id = ?', [user.id]);
    expect((await flow.comeBack({ provider: 'google_health', query })).text).toContain('is not connected');
    expect(await api.rows('select 1 from provider_connections where user_id = ?', [user.id])).toEqual([]);
  });

  test('no secret stands in an answer, a log, the export or, readable, in the database', async () => {
    const { url, query, back, handle } = await flow.walk({ user, provider: 'fitbit', person: 17 });
    const waiting = await flow.begin({ user, provider: 'google_health' });
    const found = await api.deps.connections.findTokens({ userId: user.id, provider: 'fitbit' });
    if (found.status !== 'active') throw new Error(found.status);
    const { accessToken, refreshToken } = found.tokens;
    const answers = [back.text, (await user.call('GET', '/v1/connections')).body];
    await user.call('DELETE', '/v1/connections/fitbit');
    const { body: exported } = await user.call('GET', '/v1/me/export');
    const stored = await Promise.all(
      ['provider_authorizations', 'ended_consents', 'provider_connections'].map((table) =>
        api.rows(`select * from ${table}`),
      ),
    );
    const everything = JSON.stringify([answers, exported, stored, logged]);
    // There is something to find, or nothing would be proved.
    expect(everything).toContain('/v1/connections/:provider/callback');
    expect(JSON.stringify(exported)).toContain('endedConsents');
    expect(stored.every((rows) => rows.length > 0)).toBe(true);
    const states = [url, waiting.url].map((one) => one.searchParams.get('state') ?? '');
    expect(JSON.stringify([exported, stored, logged])).not.toContain(handle);
    for (const secret of [accessToken, refreshToken, query.get('code') ?? '', ...states]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(everything).not.toContain(secret);
    }
    expect(JSON.stringify(exported)).not.toMatch(/sealed/i);
  });

  test('nobody sees or ends the connection of another', async () => {
    await flow.walk({ user, provider: 'fitbit', person: 18 });
    const other = await api.addUser();
    expect(await statusOf(other, 'fitbit')).toBe('not_connected');
    expect((await other.call('DELETE', '/v1/connections/fitbit')).status).toBe(404);
    expect(await statusOf(user, 'fitbit')).toBe('active');
    // One consent is left to take back.
    expect(simulator.world.grants.fitbit.revokePerson(18)).toBe(1);
  });
});
