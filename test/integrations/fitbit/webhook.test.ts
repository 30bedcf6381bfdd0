import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestJson } from '../../../integrations/http/request-json.ts';
import { type FitnessCloud, startFitnessCloud } from '../../support/fitness-cloud.ts';
import { startWebhookEndpoint } from '../../support/webhook-endpoint.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
/** Made with `openssl dgst -sha1 -hmac '123ab4567c890d123e4567f8abcdef9a&' -binary | base64`. */
const SIGNED = {
  secret: '123ab4567c890d123e4567f8abcdef9a',
  body: '[{"collectionType":"activities","date":"2026-11-21","ownerId":"2JZ6WP","ownerType":"user","subscriptionId":"1"}]',
  signature: 'xZfQuxJDP1M2Nbk8mQIp9cMr9lk=',
};

describe('a webhook of Fitbit', () => {
  let cloud: FitnessCloud;
  const { signal } = new AbortController();
  beforeEach(async () => {
    cloud = await startFitnessCloud({ provider: 'fitbit', now: NOW });
  });
  afterEach(() => cloud.simulator.stop());

  async function admin(method: 'PUT' | 'POST', path: string, body: unknown): Promise<Response> {
    const url = `${cloud.simulator.origin}/admin${path}`;
    return fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async function subscribedEndpoint() {
    const endpoint = await startWebhookEndpoint(cloud.client);
    const verified = await admin('PUT', '/subscribers/fitbit', {
      url: endpoint.url,
      verificationCode: 'Bearer sesame',
    });
    expect(verified.status).toBe(200);
    const person = cloud.personWho('hourly');
    const { accessToken } = await cloud.connected(person);
    const subscription = { accessToken, subscriptionId: '3f0c3a52', signal };
    expect(await cloud.client.subscribe(subscription)).toEqual({ status: 'subscribed' });
    endpoint.outcomes.length = 0;
    return { ...endpoint, person, subscription };
  }

  it('begins with a handshake: the right code is 204, a wrong one 404', async () => {
    const endpoint = await startWebhookEndpoint(cloud.client);
    await admin('PUT', '/subscribers/fitbit', { url: endpoint.url, verificationCode: 'Bearer sesame' });
    expect(endpoint.outcomes).toEqual([
      { status: 'handshake', httpStatus: 204 },
      { status: 'refused', httpStatus: 404, code: 'wrong_secret' },
    ]);
    const unset = cloud.clientWith({ webhookSecret: '' });
    const query = new URLSearchParams();
    const request = { method: 'GET', query, headers: new Headers(), rawBody: new Uint8Array() };
    expect(await unset.receiveWebhook(request)).toMatchObject({ status: 'refused' });
    await endpoint.stop();
  });

  it('tells of a day and of the end of consent, as often as it is sent', async () => {
    const { person, outcomes, stop } = await subscribedEndpoint();
    const order = { cloud: 'fitbit', person: person.index, localDate: '2026-11-21' };
    expect(await (await admin('POST', '/webhooks', { ...order, copies: 2 })).json()).toEqual({
      answers: [204, 204],
    });
    await admin('POST', '/webhooks', { ...order, kind: 'consent_revoked' });
    const user = { provider: 'fitbit', externalUserId: person.fitbitId };
    const span = { kind: 'local', from: '2026-11-21', to: '2026-11-21' };
    const changed = { status: 'events', events: [{ ...user, kind: 'activity_changed', span }] };
    expect(outcomes).toMatchObject([changed, changed, { events: [{ ...user, kind: 'consent_revoked' }] }]);
    await stop();
  });

  it.each(['wrong_signature', 'old_signature', 'changed_body'])('is refused with a %s', async (tampering) => {
    const { person, outcomes, stop } = await subscribedEndpoint();
    const order = { cloud: 'fitbit', person: person.index, localDate: '2026-11-21', tampering };
    expect(await (await admin('POST', '/webhooks', order)).json()).toEqual({ answers: [404] });
    expect(outcomes).toEqual([{ status: 'refused', httpStatus: 404, code: 'wrong_signature' }]);
    await stop();
  });

  it('may be subscribed to and left again and again, but not with somebody else’s id', async () => {
    const { person, subscription, stop } = await subscribedEndpoint();
    expect(await cloud.client.subscribe(subscription)).toEqual({ status: 'subscribed' });
    const other = cloud.personWho('morning');
    const { accessToken } = await cloud.connected(other);
    expect(await cloud.client.subscribe({ ...subscription, accessToken })).toEqual({ status: 'conflict' });
    for (const _ of [1, 2]) {
      expect(await cloud.client.unsubscribe(subscription)).toEqual({ status: 'unsubscribed' });
    }
    const order = { cloud: 'fitbit', person: person.index, localDate: '2026-11-21' };
    expect(await (await admin('POST', '/webhooks', order)).json()).toEqual({ answers: [] });
    await stop();
  });

  it('tells the subscriber when the token or the API has ended', async () => {
    const { subscription, stop } = await subscribedEndpoint();
    cloud.fault({ kind: 'sunset' });
    expect(await cloud.client.subscribe(subscription)).toEqual({ status: 'sunset' });
    cloud.fault({ kind: 'sunset' });
    expect(await cloud.client.unsubscribe(subscription)).toEqual({ status: 'sunset' });
    const unknown = { ...subscription, accessToken: 'unknown' };
    expect(await cloud.client.subscribe(unknown)).toEqual({ status: 'token_expired' });
    expect(await cloud.client.unsubscribe(unknown)).toEqual({ status: 'token_expired' });
    await stop();
  });

  describe('as openssl signs it', () => {
    const receive = (args: { body?: string | Uint8Array; signature?: string; secret?: string } = {}) => {
      const { body = SIGNED.body, signature = SIGNED.signature, secret = SIGNED.secret } = args;
      const client = cloud.clientWith({ clientSecret: secret, send: requestJson });
      const headers = new Headers({ 'x-fitbit-signature': signature });
      const query = new URLSearchParams();
      return client.receiveWebhook({ method: 'POST', query, headers, rawBody: Buffer.from(body) });
    };

    it('is read', async () => {
      expect(await receive()).toMatchObject({ status: 'events', events: [{ externalUserId: '2JZ6WP' }] });
    });

    it('is refused under another secret, and without a signature', async () => {
      expect(await receive({ secret: `${SIGNED.secret}&` })).toMatchObject({ status: 'refused' });
      expect(await receive({ signature: '' })).toMatchObject({ status: 'refused' });
    });

    it('is refused when a bit of it differs, wherever it is', async () => {
      const bytes = Buffer.from(SIGNED.body);
      const place = fc.nat({ max: bytes.length - 1 });
      await fc.assert(
        fc.asyncProperty(place, fc.nat({ max: 7 }), async (index, bit) => {
          const body = Uint8Array.from(bytes, (byte, at) => (at === index ? byte ^ (1 << bit) : byte));
          expect(await receive({ body })).toMatchObject({ status: 'refused', code: 'wrong_signature' });
        }),
      );
    });
  });
});
