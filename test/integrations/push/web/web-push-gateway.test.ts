import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import type { PushMessage } from '../../../../domain/ports/push-gateway.ts';
import { createWebPushGateway } from '../../../../integrations/push/web/web-push-gateway.ts';
import { describePushGateway } from '../../../contracts/push-gateway.ts';
import { startWebPushService, type WebPushService } from '../../../support/push-sinks/web-push-service.ts';

const VAPID = { subject: 'mailto:ops@meals.example', ...webPush.generateVAPIDKeys() };
const clock = () => new Date();
const MESSAGE: PushMessage = {
  title: 'Your meals for today',
  body: 'Żurek, crème brûlée and 🍲',
  path: '/plans/2026-11-22',
  collapseKey: 'plan:2026-11-22',
  ttlSeconds: 3_600,
};

describePushGateway<'web'>({
  name: 'Web Push',
  unreadableSuccess: { status: 'delivered' },
  async start(args) {
    const service = await startWebPushService({ applicationServerKey: VAPID.publicKey });
    const subscription = service.subscribe();
    return {
      gateway: createWebPushGateway({ ...VAPID, ...args, allowPrivateEndpoints: true }),
      target: { kind: 'web', ...subscription },
      shown: () =>
        service.shown().map(({ ttl, topic, ...shown }) => ({
          ...shown,
          collapse: topic,
          ttlSeconds: Number(ttl),
        })),
      forgetTarget: () => service.unsubscribe(subscription.endpoint),
      setFault: service.setFault,
      stop: service.stop,
    };
  },
});

describe('createWebPushGateway', () => {
  let service: WebPushService;
  beforeEach(async () => {
    service = await startWebPushService({ applicationServerKey: VAPID.publicKey });
  });
  afterEach(async () => service.stop());

  function createGateway(overrides: Partial<Parameters<typeof createWebPushGateway>[0]> = {}) {
    return createWebPushGateway({
      ...VAPID,
      timeoutMs: 5_000,
      clock,
      allowPrivateEndpoints: true,
      ...overrides,
    });
  }

  it('encrypts for the browser, which reads every letter', async () => {
    const target = { kind: 'web' as const, ...service.subscribe() };
    await createGateway().send({ target, message: MESSAGE });
    expect(service.shown()).toMatchObject([{ body: 'Żurek, crème brûlée and 🍲', urgency: 'normal' }]);
  });

  it('calls an endpoint that the service does not know gone', async () => {
    const subscription = service.subscribe();
    const endpoint = `${subscription.endpoint}x`;
    const outcome = await createGateway().send({
      target: { kind: 'web', ...subscription, endpoint },
      message: MESSAGE,
    });
    expect(outcome).toEqual({ status: 'gone' });
  });

  it('is rejected, not the subscription removed, when it signs with another VAPID key', async () => {
    const gateway = createGateway(webPush.generateVAPIDKeys());
    const outcome = await gateway.send({ target: { kind: 'web', ...service.subscribe() }, message: MESSAGE });
    expect(outcome).toEqual({ status: 'rejected', code: 'gateway_forbidden' });
    expect(service.shown()).toEqual([]);
  });

  it('sends the longest message that a service must take, and rejects one letter more unasked', async () => {
    const target = { kind: 'web' as const, ...service.subscribe() };
    const { title, path } = MESSAGE;
    const frame = Buffer.byteLength(JSON.stringify({ title, body: '', path, tag: 'x'.repeat(32) }));
    const sendBody = (length: number) =>
      createGateway().send({ target, message: { ...MESSAGE, body: 'x'.repeat(length) } });

    expect(await sendBody(3_993 - frame)).toEqual({ status: 'delivered' });
    await service.stop();
    expect(await sendBody(3_994 - frame)).toEqual({ status: 'rejected', code: 'message_too_large' });
  });

  it.each([
    { name: 'a key that is too short', keys: { p256dh: 'BAAA' } },
    {
      name: 'a key that is no point on the curve',
      keys: { p256dh: Buffer.alloc(65, 4).toString('base64url') },
    },
    { name: 'a secret that is too short', keys: { auth: 'abc' } },
  ])('rejects a subscription with $name', async ({ keys }) => {
    const subscription = service.subscribe();
    const target = { kind: 'web' as const, ...subscription, keys: { ...subscription.keys, ...keys } };
    expect(await createGateway().send({ target, message: MESSAGE })).toEqual({
      status: 'rejected',
      code: 'subscription_keys_invalid',
    });
  });

  it('does not send to an inner address, whoever subscribed it', async () => {
    const gateway = createGateway({ allowPrivateEndpoints: false, resolveHost: async () => ['127.0.0.1'] });
    const subscription = service.subscribe();
    const inner = { ...subscription, endpoint: subscription.endpoint.replace('http:', 'https:') };
    expect(await gateway.send({ target: { kind: 'web', ...inner }, message: MESSAGE })).toEqual({
      status: 'rejected',
      code: 'endpoint_not_public',
    });
    expect(await gateway.send({ target: { kind: 'web', ...subscription }, message: MESSAGE })).toEqual({
      status: 'rejected',
      code: 'endpoint_not_https',
    });
  });

  it('tries again later when the name of the push service does not resolve', async () => {
    const gateway = createGateway({ allowPrivateEndpoints: false, resolveHost: async () => [] });
    const target = { kind: 'web' as const, ...service.subscribe(), endpoint: 'https://push.example/abc' };
    expect(await gateway.send({ target, message: MESSAGE })).toEqual({
      status: 'retry',
      code: 'endpoint_unresolved',
    });
  });

  it.each([{ subject: 'ops' }, { publicKey: 'short' }, { privateKey: 'short' }])(
    'is not created with broken VAPID details: %o',
    (broken) => {
      expect(() => createGateway(broken)).toThrow();
    },
  );
});
