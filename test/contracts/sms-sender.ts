import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../domain/ports/clock.ts';
import type { SmsOutcome, SmsSender } from '../../domain/ports/sms-sender.ts';
import {
  CONTRACT_NOW,
  GATEWAY_FAULTS,
  SILENT_SERVERS,
  UNREADABLE_SUCCESSES,
} from '../support/push-sinks/gateway-faults.ts';
import type { Fault } from '../support/push-sinks/sink-server.ts';

const TO = '+447700900123';
const TEXT = '482913 is your code – it works for 10 minutes.';

/** A sender and whatever receives its messages. */
type SmsSenderFixture = {
  sender: SmsSender;
  /** Each message as its reader sees it. */
  received(): readonly string[];
  stop(): Promise<void>;
};

/** What every SMS sender must do. */
export function describeSmsSender(suite: { name: string; start: () => Promise<SmsSenderFixture> }): void {
  describe(`${suite.name} as an SMS sender`, () => {
    let fixture: SmsSenderFixture | undefined;
    afterEach(async () => fixture?.stop());

    it('hands each message over once, with its number and text', async () => {
      fixture = await suite.start();
      const { sender, received } = fixture;
      expect(await send(sender)).toEqual({ status: 'accepted' });
      expect(received()).toHaveLength(1);
      expect(received()[0]).toContain(TO);
      expect(received()[0]).toContain(TEXT);
    });
  });
}

/** What every SMS sender that talks to a gateway over HTTP must do when the gateway fails. */
export function describeSmsGatewayFaults(suite: {
  name: string;
  start: (args: {
    clock: Clock;
    timeoutMs: number;
  }) => Promise<SmsSenderFixture & { setFault(fault: Fault): void }>;
}): void {
  describe(`${suite.name} when its gateway fails`, () => {
    let fixture: SmsSenderFixture | undefined;
    afterEach(async () => fixture?.stop());

    async function start(timeoutMs = 5_000) {
      const started = await suite.start({ clock: () => CONTRACT_NOW, timeoutMs });
      fixture = started;
      return started;
    }

    it.each(GATEWAY_FAULTS)(
      'makes of $title: $expected.status, $expected.code',
      async ({ fault, expected }) => {
        const { sender, setFault } = await start();
        setFault(fault);
        expect(await send(sender)).toEqual(expected);
      },
    );

    it.each(UNREADABLE_SUCCESSES)('does not take $title for a sent message', async ({ fault }) => {
      const { sender, setFault } = await start();
      setFault(fault);
      expect(await send(sender)).toEqual({ status: 'retry', code: 'answer_unreadable' });
    });

    it.each(SILENT_SERVERS)('gives up on $title and asks for a retry', async ({ fault }) => {
      const { sender, setFault } = await start(150);
      setFault(fault);
      expect(await send(sender)).toEqual({ status: 'retry', code: 'timeout' });
    });

    it('asks for a retry when the connection is refused', async () => {
      const { sender, stop } = await start();
      await stop();
      expect(await send(sender)).toEqual({ status: 'retry', code: 'connection_failed' });
    });
  });
}

/** Sends, and holds every outcome to the port's promise: neither number nor code is in it. */
async function send(sender: SmsSender): Promise<SmsOutcome> {
  const outcome = await sender.send({ to: TO, text: TEXT });
  const json = JSON.stringify(outcome);
  expect(json).not.toContain(TO.slice(1));
  expect(json).not.toContain('482913');
  return outcome;
}
