import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import type { WebhookRequest } from '../../../domain/ports/provider-client.ts';
import { createSubscriberRegistry } from '../../../integrations/google-health/subscribers.ts';
import { type HttpRequest, requestJson } from '../../../integrations/http/request-json.ts';
import { announceSyncs } from '../../../simulator/webhooks/announce-syncs.ts';
import { sendWebhooks, WebhookOrder } from '../../../simulator/webhooks/send-webhooks.ts';
import { failureOf } from '../../contracts/provider-failures.ts';
import {
  endpointsOf,
  type FitnessCloud,
  startFitnessCloud,
  WEBHOOK_SECRET,
} from '../../support/fitness-cloud.ts';
import { startWebhookEndpoint } from '../../support/webhook-endpoint.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BODY = JSON.stringify({
  data: {
    healthUserId: '343',
    operation: 'UPSERT',
    dataType: 'steps',
    intervals: [
      { civilIso8601TimeInterval: { startTime: '2026-11-21T08:00:00', endTime: '2026-11-21T09:00:00' } },
    ],
  },
});

let cloud: FitnessCloud;
beforeEach(async () => {
  cloud = await startFitnessCloud({ provider: 'google_health', now: NOW });
});
afterEach(() => cloud.simulator.stop());

const keysOf = () => cloud.simulator.world.keys;

type Sent = { body?: string | Uint8Array; signature?: string; authorization?: string; header?: string };

/** A webhook as Google sends it, but for what the test changes. */
function webhook({
  body = BODY,
  signature,
  authorization = WEBHOOK_SECRET,
  header,
}: Sent = {}): WebhookRequest {
  const headers = new Headers({ authorization });
  const value = signature ?? keysOf().sign(BODY);
  if (value !== '') headers.set(header ?? 'google-health-api-signature', value);
  return { method: 'POST', query: new URLSearchParams(), headers, rawBody: Buffer.from(body) };
}

describe('a subscriber of Google Health', () => {
  const { signal } = new AbortController();
  const registration = {
    subscriberId: 'meals',
    webhookSecret: WEBHOOK_SECRET,
    accessToken: 'project',
    signal,
  };
  const registry = () =>
    createSubscriberRegistry({
      projectId: 'meal-plans',
      apiUrl: endpointsOf('google_health', cloud.simulator.origin).apiUrl,
      send: requestJson,
      clock: () => NOW,
      timeoutMs: 5000,
    });

  it('passes the handshake, is told of changes, and is there once', async () => {
    const endpoint = await startWebhookEndpoint(cloud.client);
    const register = () => registry().register({ ...registration, endpointUri: endpoint.url });
    expect(await register()).toEqual({ status: 'subscribed' });
    expect(endpoint.outcomes).toMatchObject([
      { status: 'handshake', httpStatus: 201 },
      { status: 'refused', httpStatus: 401 },
    ]);
    expect(await register()).toEqual({ status: 'conflict' });

    const person = cloud.personWho('hourly');
    const order = WebhookOrder.parse({
      cloud: 'google_health',
      person: person.index,
      localDate: '2026-11-21',
      copies: 2,
    });
    const answers = await sendWebhooks({ world: cloud.simulator.world, order, person });
    expect(answers).toEqual([204, 204]);
    const span = { kind: 'local', from: '2026-11-21', to: '2026-11-21' };
    const event = { kind: 'activity_changed', externalUserId: person.healthUserId, span };
    expect(endpoint.outcomes.slice(2)).toMatchObject([{ events: [event] }, { events: [event] }]);

    for (const tampering of ['wrong_signature', 'changed_body'] as const) {
      const tampered = { world: cloud.simulator.world, order: { ...order, copies: 1, tampering }, person };
      expect(await sendWebhooks(tampered)).toEqual([401]);
    }
    await endpoint.stop();
  });

  it('hears of everybody whose device synced, and of all the days that it brought', async () => {
    const endpoint = await startWebhookEndpoint(cloud.client);
    await registry().register({ ...registration, endpointUri: endpoint.url });
    const [hourly, morning] = [cloud.personWho('hourly'), cloud.personWho('morning')];
    const { world } = cloud.simulator;
    for (const { index } of [hourly, morning, cloud.personWho('never')]) {
      world.grants.google_health.connect({ person: index, scopes: [] });
    }
    endpoint.outcomes.length = 0;
    const until = world.clock();
    const announced = { world, cloud: 'google_health', until } as const;
    expect(await announceSyncs({ ...announced, after: new Date(until.getTime() - DAY_MS) })).toBe(2);
    const events = endpoint.outcomes.flatMap((outcome) =>
      outcome.status === 'events' ? outcome.events : [],
    );
    const { localDate: to } = cloud.dayOf(morning, 0);
    const about = events.find(({ externalUserId }) => externalUserId === morning.healthUserId);
    expect(events).toHaveLength(2);
    expect(about).toMatchObject({ span: { kind: 'local' } });
    const span = about?.kind === 'activity_changed' && about.span.kind === 'local' ? about.span : undefined;
    expect(span && addDays(span.from, 1)).toBe(span?.to);
    expect([to, addDays(to, -1)]).toContain(span?.to);
    expect(await announceSyncs({ ...announced, after: until })).toBe(0);
    await endpoint.stop();
  });

  it('is refused where the endpoint lets everybody in', async () => {
    const careless = {
      receiveWebhook: async () => ({ status: 'handshake' as const, httpStatus: 201 as const }),
    };
    const endpoint = await startWebhookEndpoint(careless);
    const failure = failureOf(registry().register({ ...registration, endpointUri: endpoint.url }));
    expect(await failure).toMatchObject({ kind: 'unavailable' });
    await endpoint.stop();
  });
});

describe('a signature of Google Health', () => {
  const receive = (sent?: Sent) => cloud.client.receiveWebhook(webhook(sent));
  const WRONG = { status: 'refused', httpStatus: 401, code: 'wrong_signature' };

  it.each([undefined, 'x-healthapi-signature'])('is good, in the header %s', async (header) => {
    expect(await receive(header ? { header } : {})).toMatchObject({ status: 'events', httpStatus: 204 });
  });

  it('is needed together with our secret, and the secret comes first', async () => {
    let fetched = 0;
    const send = (request: HttpRequest) => {
      fetched += 1;
      return requestJson(request);
    };
    const client = cloud.clientWith({ send });
    for (const authorization of ['Bearer other', `${WEBHOOK_SECRET}x`, 'sesame', '']) {
      expect(await client.receiveWebhook(webhook({ authorization }))).toMatchObject({ code: 'wrong_secret' });
    }
    expect(fetched).toBe(0);
  });

  it('is good for nothing where no secret is configured', async () => {
    const { receiveWebhook } = cloud.clientWith({ webhookSecret: '' });
    expect(await receiveWebhook(webhook({ authorization: '' }))).toMatchObject({ status: 'refused' });
  });

  it('is wrong for a body that differs by a bit, wherever it is', async () => {
    const signature = keysOf().sign(BODY);
    const bytes = Buffer.from(BODY);
    const place = fc.nat({ max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 7 }), async (index, bit) => {
        const body = Uint8Array.from(bytes, (byte, at) => (at === index ? byte ^ (1 << bit) : byte));
        expect((await receive({ body, signature })).status).not.toBe('events');
      }),
    );
  });

  it('is wrong when it differs by a bit itself', async () => {
    const bytes = Buffer.from(keysOf().sign(BODY), 'base64');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte)));
      expect(await receive({ signature: changed.toString('base64') })).toEqual(WRONG);
    }
  });

  it.each(['', 'AQ==', 'not base64 at all', 'A'.repeat(2000)])('is wrong as %j', async (signature) => {
    expect(await receive({ signature })).toEqual(WRONG);
  });

  it('is wrong of another body, and without the prefix', async () => {
    expect(await receive({ signature: keysOf().sign(`${BODY} `) })).toEqual(WRONG);
    const bare = Buffer.from(keysOf().sign(BODY), 'base64').subarray(5).toString('base64');
    expect(await receive({ signature: bare })).toEqual(WRONG);
  });

  it('is refused for a body that is signed, but no notification', async () => {
    const body = '{"data":{}}';
    expect(await receive({ body, signature: keysOf().sign(body) })).toEqual({
      status: 'malformed',
      httpStatus: 400,
    });
  });

  describe('after a rotation of keys', () => {
    it('is good by the new key and by the old one while both are published', async () => {
      await receive();
      const old = keysOf().sign(BODY);
      keysOf().rotate({ keepOld: true });
      cloud.advance(2 * MINUTE_MS);
      expect(await receive()).toMatchObject({ status: 'events' });
      expect(await receive({ signature: old })).toMatchObject({ status: 'events' });
    });

    it('is wrong by a key that was taken out', async () => {
      const old = keysOf().sign(BODY);
      expect(await receive({ signature: old })).toMatchObject({ status: 'events' });
      keysOf().rotate({ keepOld: false });
      cloud.advance(DAY_MS + 1);
      expect(await receive({ signature: old })).toEqual(WRONG);
    });

    it('makes us look for keys once a minute at most, whatever strangers send', async () => {
      let fetched = 0;
      const send = (request: HttpRequest) => {
        fetched += 1;
        return requestJson(request);
      };
      const { receiveWebhook } = cloud.clientWith({ send });
      const unknown = Buffer.concat([Buffer.from([1, 0, 0, 0, 9]), Buffer.alloc(70)]).toString('base64');
      const flood = Array.from({ length: 50 }, () => receiveWebhook(webhook({ signature: unknown })));
      await Promise.all(flood);
      expect(await receiveWebhook(webhook({ signature: unknown }))).toEqual(WRONG);
      expect(fetched).toBe(1);
      cloud.advance(MINUTE_MS);
      await receiveWebhook(webhook({ signature: unknown }));
      expect(fetched).toBe(2);
    });

    it('cannot be checked while Google’s keys were never had, and can with those of yesterday', async () => {
      let isAway = true;
      const send = (request: HttpRequest) =>
        isAway
          ? Promise.resolve({ status: 'failed' as const, code: 'timeout' as const })
          : requestJson(request);
      const { receiveWebhook } = cloud.clientWith({ send });
      expect(await receiveWebhook(webhook())).toEqual({ status: 'unverifiable', httpStatus: 503 });
      isAway = false;
      cloud.advance(MINUTE_MS);
      expect(await receiveWebhook(webhook())).toMatchObject({ status: 'events' });
      isAway = true;
      cloud.advance(2 * DAY_MS);
      expect(await receiveWebhook(webhook())).toMatchObject({ status: 'events' });
    });
  });
});
