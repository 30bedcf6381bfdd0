import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../../domain/ports/push-gateway.ts';
import { createExpoPushGateway } from '../../../../integrations/push/expo/expo-push-gateway.ts';
import { describePushGateway } from '../../../contracts/push-gateway.ts';
import { type ExpoPushService, startExpoPushService } from '../../../support/push-sinks/expo-push-service.ts';

const ACCESS_TOKEN = 'expo-access-token';
const MESSAGE: PushMessage = { title: 't', body: 'b', path: '/', collapseKey: 'k', ttlSeconds: 60 };

describePushGateway<'expo'>({
  name: 'Expo',
  unreadableSuccess: { status: 'retry', code: 'answer_unreadable' },
  async start(args) {
    const service = await startExpoPushService({});
    const token = service.register();
    return {
      gateway: createExpoPushGateway({ ...args, baseUrl: service.origin }),
      target: { kind: 'expo', token },
      shown: () =>
        service.shown().map(({ title, body, data, ttl }) => ({
          title,
          body,
          path: data.path,
          collapse: data.tag,
          ttlSeconds: ttl,
        })),
      forgetTarget: () => service.uninstall(token),
      setFault: service.setFault,
      stop: service.stop,
    };
  },
});

describe('createExpoPushGateway', () => {
  let service: ExpoPushService;
  beforeEach(async () => {
    service = await startExpoPushService({ accessToken: ACCESS_TOKEN });
  });
  afterEach(async () => service.stop());

  async function send(accessToken?: string) {
    const gateway = createExpoPushGateway({
      timeoutMs: 5_000,
      clock: () => new Date(),
      baseUrl: service.origin,
      ...(accessToken === undefined ? {} : { accessToken }),
    });
    return gateway.send({ target: { kind: 'expo', token: service.register() }, message: MESSAGE });
  }

  it('shows its access token to a project that asks for one', async () => {
    expect(await send(ACCESS_TOKEN)).toEqual({ status: 'delivered' });
  });

  it.each([undefined, 'another'])('blames the credentials when the access token is %s', async (token) => {
    expect(await send(token)).toEqual({ status: 'rejected', code: 'gateway_credentials' });
  });

  it.each([
    { error: 'DeviceNotRegistered', expected: { status: 'gone' } },
    { error: 'MessageRateExceeded', expected: { status: 'retry', code: 'rate_limited' } },
    { error: 'ProviderError', expected: { status: 'retry', code: 'gateway_unavailable' } },
    { error: 'ExpoError', expected: { status: 'retry', code: 'gateway_unavailable' } },
    { error: 'MessageTooBig', expected: { status: 'rejected', code: 'message_too_large' } },
    { error: 'InvalidCredentials', expected: { status: 'rejected', code: 'gateway_credentials' } },
    { error: 'MismatchSenderId', expected: { status: 'rejected', code: 'gateway_credentials' } },
    { error: 'SomethingNew', expected: { status: 'rejected', code: 'expo_ticket_error' } },
  ])('makes of the ticket error $error: $expected.status', async ({ error, expected }) => {
    service.failTickets(error);
    expect(await send(ACCESS_TOKEN)).toEqual(expected);
  });

  it('waits when Expo says too many requests, whatever the HTTP status', async () => {
    const body = JSON.stringify({ errors: [{ code: 'TOO_MANY_REQUESTS', message: 'Slow down' }] });
    service.setFault({ kind: 'answer', httpStatus: 400, headers: { 'retry-after': '3' }, body });
    expect(await send(ACCESS_TOKEN)).toEqual({ status: 'retry', code: 'rate_limited', retryAfterMs: 3_000 });
  });
});
