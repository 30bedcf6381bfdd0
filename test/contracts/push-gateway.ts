import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../domain/ports/clock.ts';
import type { PushGateway, PushKind, PushMessage, PushOutcome } from '../../domain/ports/push-gateway.ts';
import {
  CONTRACT_NOW,
  GATEWAY_FAULTS,
  SILENT_SERVERS,
  UNREADABLE_SUCCESSES,
} from '../support/push-sinks/gateway-faults.ts';
import type { Fault } from '../support/push-sinks/sink-server.ts';

type TargetOf<Kind extends PushKind> = Parameters<PushGateway<Kind>['send']>[0]['target'];

/** A gateway and the server that speaks its protocol, with one registered device. */
type PushGatewayFixture<Kind extends PushKind> = {
  gateway: PushGateway<Kind>;
  target: TargetOf<Kind>;
  /** What the device showed, read as the device reads it. */
  shown(): readonly { title: string; body: string; path: string; collapse: string; ttlSeconds: number }[];
  /** The device's user uninstalls the app or takes the permission back. */
  forgetTarget(): void;
  setFault(fault: Fault): void;
  /** Afterwards the server refuses connections. */
  stop(): Promise<void>;
};

const MESSAGE: PushMessage = {
  title: 'Your meals for today',
  body: 'Porridge, lentil soup, baked trout – 2,140 kcal',
  path: '/plans/2026-11-22',
  collapseKey: 'plan:3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a:2026-11-22',
  ttlSeconds: 21_600,
};

/**
 * What every push gateway must do. `unreadableSuccess` is what a 200 without a readable body means: for a
 * gateway whose body carries the outcome, `retry`; for one whose status is the whole answer, `delivered`.
 */
export function describePushGateway<Kind extends PushKind>(suite: {
  name: string;
  start: (args: { clock: Clock; timeoutMs: number }) => Promise<PushGatewayFixture<Kind>>;
  unreadableSuccess: PushOutcome;
}): void {
  describe(`${suite.name} as a push gateway`, () => {
    let fixture: PushGatewayFixture<Kind> | undefined;
    afterEach(async () => fixture?.stop());

    async function start(timeoutMs = 5_000): Promise<PushGatewayFixture<Kind>> {
      fixture = await suite.start({ clock: () => CONTRACT_NOW, timeoutMs });
      return fixture;
    }

    it('delivers what the person shall see, and until when', async () => {
      const { gateway, target, shown } = await start();
      expect(await send({ gateway, target })).toEqual({ status: 'delivered' });
      const { title, body, path, ttlSeconds } = MESSAGE;
      expect(shown()).toMatchObject([{ title, body, path, ttlSeconds }]);
    });

    it('gives a repeated push the same collapse key, and another day another', async () => {
      const { gateway, target, shown } = await start();
      await send({ gateway, target });
      await send({ gateway, target });
      await send({ gateway, target, message: { ...MESSAGE, collapseKey: 'plan:other' } });
      const [first, again, other] = shown().map(({ collapse }) => collapse);
      expect(first).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
      expect(again).toBe(first);
      expect(other).not.toBe(first);
    });

    it('calls a device that is no longer there gone', async () => {
      const { gateway, target, forgetTarget, shown } = await start();
      forgetTarget();
      expect(await send({ gateway, target })).toEqual({ status: 'gone' });
      expect(shown()).toEqual([]);
    });

    it.each(GATEWAY_FAULTS)(
      'makes of $title: $expected.status, $expected.code',
      async ({ fault, expected }) => {
        const { gateway, target, setFault } = await start();
        setFault(fault);
        expect(await send({ gateway, target })).toEqual(expected);
      },
    );

    it.each(UNREADABLE_SUCCESSES)(`makes of $title: ${suite.unreadableSuccess.status}`, async ({ fault }) => {
      const { gateway, target, setFault } = await start();
      setFault(fault);
      expect(await send({ gateway, target })).toEqual(suite.unreadableSuccess);
    });

    it.each(SILENT_SERVERS)('gives up on $title and asks for a retry', async ({ fault }) => {
      const { gateway, target, setFault } = await start(150);
      setFault(fault);
      expect(await send({ gateway, target })).toEqual({ status: 'retry', code: 'timeout' });
    });

    it('asks for a retry when the connection is refused', async () => {
      const { gateway, target, stop } = await start();
      await stop();
      expect(await send({ gateway, target })).toEqual({ status: 'retry', code: 'connection_failed' });
    });
  });
}

/** Sends, and holds every outcome to the port's promise: nothing in it says who the person is. */
async function send<Kind extends PushKind>(args: {
  gateway: PushGateway<Kind>;
  target: TargetOf<Kind>;
  message?: PushMessage;
}): Promise<PushOutcome> {
  const { gateway, target, message = MESSAGE } = args;
  const outcome = await gateway.send({ target, message });
  const text = JSON.stringify(outcome);
  for (const secret of secretsOf(target)) expect(text).not.toContain(secret);
  expect(text).not.toContain(message.title);
  return outcome;
}

function secretsOf(target: TargetOf<PushKind>): string[] {
  if (target.kind !== 'web') return [target.token];
  return [target.endpoint, new URL(target.endpoint).host, target.keys.p256dh, target.keys.auth];
}
