import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../api/app.ts';
import { composeApi } from '../../../api/compose.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import type { Simulator } from '../../../simulator/simulator.ts';
import { sendWebhooks, WebhookOrder } from '../../../simulator/webhooks/send-webhooks.ts';
import { apiConfig } from '../../support/api-config.ts';
import { openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';
import { startSinkServer } from '../../support/push-sinks/sink-server.ts';
import { createTestRedis } from '../../support/services.ts';
import { consent, openClouds, simulatedProvider } from '../../support/simulated-clouds.ts';
import { subscribeApi, WEBHOOK_SECRET } from '../../support/webhook-api.ts';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const YESTERDAY = '2026-11-21';

describe('webhooks of fitness clouds', () => {
  let simulator: Simulator;
  let sql: Sql;
  let userIds: string[];
  let app: ReturnType<typeof createApp>;
  let url: string;
  let logged: string[];
  let now: Date;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    now = NOW;
    const [database, redis, clouds] = await Promise.all([openTestOrm(), createTestRedis(), openClouds()]);
    simulator = clouds;
    sql = createSql(database);
    const providers = ['google_health', 'fitbit'] as const;
    const fitness = providers.map((provider) =>
      JSON.parse(
        simulatedProvider({ simulator, provider, requestsPerMinute: 50, webhookSecret: WEBHOOK_SECRET }),
      ),
    );
    const config = await apiConfig({
      databaseUrl: database.url,
      redisUrl: redis.url,
      // Nobody is there: a webhook is taken all the same.
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      FITNESS_PROVIDERS: JSON.stringify(Object.assign({}, ...fitness)),
      LOG_LEVEL: 'info',
    });
    const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const api = await composeApi({ config, clock: () => now, logger });
    app = createApp(api.deps);
    const server = await startSinkServer({
      async respond({ method, url: { pathname, search }, headers, body }) {
        const init = { method, headers, ...(method === 'POST' && { body: new Uint8Array(body) }) };
        const { status } = await app.request(`${pathname}${search}`, init);
        return { httpStatus: status };
      },
    });
    url = server.origin;
    userIds = await addNightUsers(database.orm, { count: 2, timeZone: 'Europe/Berlin' });
    for (const provider of providers)
      await consent({ simulator, stack: { ...database, config }, provider, userIds });
    closing.push(server.stop, api.close, simulator.stop, database.close);
  });
  beforeEach(() => {
    logged = [];
    now = NOW;
  });
  afterEach(() => sql('delete from changed_days'));
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const rows = () =>
    sql<{ userId: string; provider: string; localDate: string; events: number }>(
      `select user_id as "userId", provider, local_date::text as "localDate", events from changed_days
       order by local_date, user_id`,
    );
  const tell = async (order: Partial<WebhookOrder> & Pick<WebhookOrder, 'cloud'>) => {
    const whole = WebhookOrder.parse({ person: 0, localDate: YESTERDAY, ...order });
    const person = simulator.world.people[whole.person];
    if (!person) throw new Error('nobody has this number');
    return sendWebhooks({ world: simulator.world, order: whole, person });
  };
  const post = (provider: string, body: string, headers: Record<string, string> = {}) =>
    app.request(`/v1/webhooks/${provider}`, { method: 'POST', body, headers });

  it('answer the handshakes of both clouds', async () => {
    const subscribe = subscribeApi({ simulator, url });
    expect(await subscribe.google_health()).toBe(true);
    expect(await subscribe.fitbit()).toBe(true);
    for (const collection of ['activities', 'userRevokedAccess']) {
      const id = `${collection}-0`;
      simulator.world.subscribers.subscriptions.set(id, { id, person: 0, collection });
    }
  });

  it.each(['google_health', 'fitbit'] as const)(
    'of %s write down the day to be fetched, once for many events',
    async (cloud) => {
      expect(await tell({ cloud, copies: 3 })).toEqual([204, 204, 204]);
      expect(await rows()).toEqual([
        { userId: userIds[0], provider: cloud, localDate: YESTERDAY, events: 3 },
      ]);
    },
  );

  it.each(['google_health', 'fitbit'] as const)(
    'of %s are refused, and leave nothing, when the signature is not right',
    async (cloud) => {
      const status = cloud === 'fitbit' ? 404 : 401;
      for (const tampering of ['wrong_signature', 'changed_body'] as const) {
        expect(await tell({ cloud, tampering })).toEqual([status]);
      }
      expect(await rows()).toEqual([]);
      expect(logged.join()).toContain('"code":"wrong_signature"');
      expect(logged.join()).not.toContain(WEBHOOK_SECRET);
    },
  );

  it('know a key that the cloud has changed to, and no longer one that it has taken out', async () => {
    expect(await tell({ cloud: 'google_health' })).toEqual([204]);
    simulator.world.keys.rotate({ keepOld: false });
    // The keyset is looked for again once a minute at most.
    now = new Date(NOW.getTime() + 2 * 60_000);
    expect(await tell({ cloud: 'google_health' })).toEqual([204]);
    expect(await tell({ cloud: 'google_health', tampering: 'old_signature' })).toEqual([401]);
    expect(await tell({ cloud: 'fitbit', tampering: 'old_signature' })).toEqual([404]);
    expect(await rows()).toMatchObject([{ provider: 'google_health', events: 2 }]);
  });

  it('of days that change no plan any more leave nothing', async () => {
    expect(await tell({ cloud: 'fitbit', localDate: '2026-11-20' })).toEqual([204]);
    expect(await tell({ cloud: 'fitbit', localDate: '2025-11-21' })).toEqual([204]);
    expect(await rows()).toEqual([]);
  });

  it('of an account that nobody connected here are taken and leave nothing', async () => {
    simulator.world.subscribers.subscriptions.set('x', { id: 'x', person: 900, collection: 'activities' });
    expect(await tell({ cloud: 'fitbit', person: 900 })).toEqual([204]);
    expect(await rows()).toEqual([]);
  });

  it('of a user in a zone that nobody knows are taken, and logged', async () => {
    await sql("update profiles set time_zone = 'Mars/Olympus_Mons' where user_id = ?", [userIds[0]]);
    expect(await tell({ cloud: 'fitbit' })).toEqual([204]);
    expect(await rows()).toEqual([]);
    expect(logged.join()).toContain('events of users in unknown zones');
    await sql("update profiles set time_zone = 'Europe/Berlin' where user_id = ?", [userIds[0]]);
  });

  describe('that tell that consent is gone', () => {
    const connections = () =>
      sql<{ status: string; sealed: boolean }>(
        `select status, sealed_tokens is not null as sealed from provider_connections
         where provider = 'fitbit' order by status`,
      );

    it('end nothing by themselves, however old the connection: the provider is asked at once', async () => {
      await sql("update provider_connections set connected_at = ? where provider = 'fitbit'", [
        new Date('2020-01-01T00:00:00Z'),
      ]);
      expect(await tell({ cloud: 'fitbit', kind: 'consent_revoked', copies: 2 })).toEqual([204, 204]);
      expect(await connections()).toEqual([
        { status: 'active', sealed: true },
        { status: 'active', sealed: true },
      ]);
      expect(
        await sql('select user_id as "userId", events, due_at <= ? as due from changed_days', [NOW]),
      ).toEqual([{ userId: userIds[0], events: 2, due: true }]);
    });
  });

  it.each([
    ['a cloud that does not exist', 'garmin', '{}', 404],
    ['a cloud that is not configured', 'google_fit', '{}', 404],
    ['no secret at all', 'google_health', '{"type":"verification"}', 401],
  ])('refuse %s', async (_, provider, body, status) => {
    expect((await post(provider, body)).status).toBe(status);
  });

  it('refuse a body that is not what the cloud sends, or is huge', async () => {
    const headers = { authorization: WEBHOOK_SECRET };
    expect((await post('google_health', 'not JSON', headers)).status).toBe(400);
    const huge = 'x'.repeat(300_000);
    const length = { 'content-length': String(huge.length) };
    expect((await post('google_health', huge, { ...headers, ...length })).status).toBe(413);
  });

  it('take no other method', async () => {
    const answer = await app.request('/v1/webhooks/fitbit', { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
