import { afterEach, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../../domain/ports/push-gateway.ts';
import { createPemKeyPair, startFcm } from './fcm-fixture.ts';

const MESSAGE: PushMessage = { title: 't', body: 'b', path: '/', collapseKey: 'k', ttlSeconds: 60 };

describe('The access tokens of the FCM gateway', () => {
  let fcm: Awaited<ReturnType<typeof startFcm>> | undefined;
  let now = new Date('2026-11-22T05:00:00Z');
  afterEach(async () => fcm?.stop());

  async function start(args: { privateKeyPem?: string } = {}) {
    now = new Date('2026-11-22T05:00:00Z');
    const started = await startFcm({ clock: () => now, timeoutMs: 5_000, ...args });
    fcm = started;
    return {
      ...started,
      send: () =>
        started.gateway.send({
          target: { kind: 'fcm', token: started.service.register() },
          message: MESSAGE,
        }),
    };
  }

  it('are asked for once by many sends at the same time', async () => {
    const { send, tokenService } = await start();
    const outcomes = await Promise.all(Array.from({ length: 10 }, send));
    expect(outcomes).toEqual(Array(10).fill({ status: 'delivered' }));
    expect(tokenService.granted()).toBe(1);
  });

  it('are kept until a minute before their end', async () => {
    const { send, tokenService } = await start();
    await send();
    now = new Date('2026-11-22T05:58:58Z');
    await send();
    expect(tokenService.granted()).toBe(1);
    now = new Date('2026-11-22T05:58:59Z');
    await send();
    expect(tokenService.granted()).toBe(2);
  });

  it('are asked for again after a failure', async () => {
    const { send, tokenService } = await start();
    tokenService.setFault({ kind: 'answer', httpStatus: 503, headers: { 'retry-after': '5' } });
    expect(await send()).toEqual({ status: 'retry', code: 'gateway_unavailable', retryAfterMs: 5_000 });
    tokenService.setFault(undefined);
    expect(await send()).toEqual({ status: 'delivered' });
  });

  it('are refused to a key that the account does not have', async () => {
    const { send, service } = await start({ privateKeyPem: createPemKeyPair().privateKey });
    expect(await send()).toEqual({ status: 'rejected', code: 'gateway_credentials' });
    expect(service.shown()).toEqual([]);
  });

  it('are retried when Google’s answer cannot be read', async () => {
    const { send, tokenService } = await start();
    tokenService.setFault({ kind: 'answer', httpStatus: 200, body: '{"access_token":' });
    expect(await send()).toEqual({ status: 'retry', code: 'answer_unreadable' });
  });

  it('need a private key in PEM form from the start', async () => {
    await expect(start({ privateKeyPem: 'not a key' })).rejects.toThrow();
  });
});
