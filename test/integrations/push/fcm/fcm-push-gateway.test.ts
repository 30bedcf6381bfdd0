import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../../domain/ports/push-gateway.ts';
import { describePushGateway } from '../../../contracts/push-gateway.ts';
import { badRequest, fcmFailure } from '../../../support/push-sinks/fcm-service.ts';
import { startFcm } from './fcm-fixture.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const MESSAGE: PushMessage = { title: 't', body: 'b', path: '/', collapseKey: 'k', ttlSeconds: 60 };

describePushGateway<'fcm'>({
  name: 'FCM',
  unreadableSuccess: { status: 'retry', code: 'answer_unreadable' },
  async start(args) {
    const { gateway, service, stop } = await startFcm(args);
    const token = service.register();
    return {
      gateway,
      target: { kind: 'fcm', token },
      shown: () =>
        service.shown().map(({ notification, data, android }) => ({
          ...notification,
          path: data.path ?? '',
          collapse: android.collapse_key,
          ttlSeconds: Number.parseInt(android.ttl, 10),
        })),
      forgetTarget: () => service.uninstall(token),
      setFault: service.setFault,
      stop,
    };
  },
});

describe('createFcmPushGateway', () => {
  let fcm: Awaited<ReturnType<typeof startFcm>>;
  beforeEach(async () => {
    fcm = await startFcm({ clock: () => NOW, timeoutMs: 5_000 });
  });
  afterEach(async () => fcm.stop());

  function send(token = fcm.service.register()) {
    return fcm.gateway.send({ target: { kind: 'fcm', token }, message: MESSAGE });
  }

  it('tells every platform until when the message lives and what it replaces', async () => {
    await send();
    const [shown] = fcm.service.shown();
    const topic = shown?.android.collapse_key;
    expect(shown?.android).toEqual({ ttl: '60s', collapse_key: topic, notification: { tag: topic } });
    expect(shown?.apns.headers).toEqual({
      'apns-collapse-id': topic,
      'apns-expiration': String(NOW.getTime() / 1000 + 60),
    });
    expect(shown?.webpush.headers).toEqual({ TTL: '60', Topic: topic, Urgency: 'normal' });
  });

  it('calls a token that FCM cannot read gone', async () => {
    expect(await send('never-a-registration-token')).toEqual({ status: 'gone' });
  });

  it('calls it gone too where FCM names no field, as in the sample of its documentation', async () => {
    const error = {
      status: 'INVALID_ARGUMENT',
      message: 'The registration token is not a valid FCM registration token',
    };
    fcm.service.setFault({ kind: 'answer', httpStatus: 400, body: JSON.stringify({ error }) });
    expect(await send()).toEqual({ status: 'gone' });
  });

  it.each([
    {
      title: 'a broken message, which is not the fault of the token',
      answer: badRequest('message.android.ttl'),
      expected: { status: 'rejected', code: 'fcm_invalid_argument' },
    },
    {
      title: 'another project’s token, which may be our wrong account',
      answer: fcmFailure({ httpStatus: 403, status: 'PERMISSION_DENIED', errorCode: 'SENDER_ID_MISMATCH' }),
      expected: { status: 'rejected', code: 'gateway_credentials' },
    },
    {
      title: 'an exhausted quota without a Retry-After',
      answer: fcmFailure({ httpStatus: 429, status: 'RESOURCE_EXHAUSTED', errorCode: 'QUOTA_EXCEEDED' }),
      expected: { status: 'retry', code: 'rate_limited' },
    },
    {
      title: 'a server that is down',
      answer: fcmFailure({ httpStatus: 503, status: 'UNAVAILABLE', errorCode: 'UNAVAILABLE' }),
      expected: { status: 'retry', code: 'gateway_unavailable' },
    },
    {
      title: 'a 404 page that is not FCM’s',
      answer: { httpStatus: 404, body: '<title>404</title>' },
      expected: { status: 'rejected', code: 'http_404' },
    },
  ])('makes of $title: $expected.status, $expected.code', async ({ answer, expected }) => {
    fcm.service.setFault({ kind: 'answer', ...answer });
    expect(await send()).toEqual(expected);
  });

  it('renews a refused access token once and delivers', async () => {
    await send();
    fcm.tokenService.revokeAll();
    expect(await send()).toEqual({ status: 'delivered' });
    expect(fcm.tokenService.granted()).toBe(2);
  });

  it('renews once only when FCM goes on refusing', async () => {
    fcm.service.setFault({ kind: 'answer', ...fcmFailure({ httpStatus: 401, status: 'UNAUTHENTICATED' }) });
    expect(await send()).toEqual({ status: 'rejected', code: 'gateway_credentials' });
    expect(fcm.tokenService.granted()).toBe(2);
  });

  it('does not renew for a 401 about the project’s APNs key', async () => {
    const answer = fcmFailure({
      httpStatus: 401,
      status: 'UNAUTHENTICATED',
      errorCode: 'THIRD_PARTY_AUTH_ERROR',
    });
    fcm.service.setFault({ kind: 'answer', ...answer });
    expect(await send()).toEqual({ status: 'rejected', code: 'gateway_credentials' });
    expect(fcm.tokenService.granted()).toBe(1);
  });
});
