import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwilioSmsSender } from '../../../../integrations/sms/twilio/twilio-sms-sender.ts';
import { describeSmsGatewayFaults, describeSmsSender } from '../../../contracts/sms-sender.ts';
import { CONTRACT_NOW } from '../../../support/push-sinks/gateway-faults.ts';
import { startTwilioService, type TwilioService } from '../../../support/push-sinks/twilio-service.ts';

const ACCOUNT = { accountSid: 'AC0123456789abcdef0123456789abcdef', authToken: 'auth-token' };
const TO = '+447700900123';
const TEXT = '482913 is your code';

async function startTwilio(args = { clock: () => CONTRACT_NOW, timeoutMs: 5_000 }) {
  const service = await startTwilioService(ACCOUNT);
  return {
    sender: createTwilioSmsSender({
      ...ACCOUNT,
      ...args,
      origin: { from: '+447700900999' },
      baseUrl: service.origin,
    }),
    received: () => service.received().map(({ to, text }) => `${to} ${text}`),
    setFault: service.setFault,
    stop: service.stop,
  };
}

describeSmsSender({ name: 'Twilio', start: startTwilio });
describeSmsGatewayFaults({ name: 'Twilio', start: startTwilio });

describe('createTwilioSmsSender', () => {
  let service: TwilioService;
  beforeEach(async () => {
    service = await startTwilioService(ACCOUNT);
  });
  afterEach(async () => service.stop());

  function send(overrides: Partial<Parameters<typeof createTwilioSmsSender>[0]> = {}) {
    const sender = createTwilioSmsSender({
      ...ACCOUNT,
      origin: { from: '+447700900999' },
      timeoutMs: 5_000,
      clock: () => new Date(),
      baseUrl: service.origin,
      ...overrides,
    });
    return sender.send({ to: TO, text: TEXT });
  }

  it('sends from a number', async () => {
    await send();
    expect(service.received()).toEqual([{ to: TO, text: TEXT, origin: { From: '+447700900999' } }]);
  });

  it('sends from a messaging service', async () => {
    await send({ origin: { messagingServiceSid: 'MG123' } });
    expect(service.received()[0]?.origin).toEqual({ MessagingServiceSid: 'MG123' });
  });

  it.each([
    { code: 21211, expected: 'number_invalid' },
    { code: 21614, expected: 'number_not_mobile' },
    { code: 21635, expected: 'number_not_mobile' },
    { code: 21610, expected: 'recipient_opted_out' },
    { code: 21408, expected: 'region_not_enabled' },
    { code: 21617, expected: 'message_too_large' },
    { code: 29999, expected: 'twilio_29999' },
  ])('rejects with $expected on error $code, and does not quote the number', async ({ code, expected }) => {
    service.refuse({ to: TO, code });
    expect(await send()).toEqual({ status: 'rejected', code: expected });
  });

  it('blames the credentials when Twilio does not know them', async () => {
    expect(await send({ authToken: 'wrong' })).toEqual({ status: 'rejected', code: 'gateway_credentials' });
    expect(service.received()).toEqual([]);
  });

  it('tries again on a 429, whatever error code comes with it', async () => {
    const body = JSON.stringify({ code: 21611, message: 'Queue overflow', status: 429 });
    service.setFault({ kind: 'answer', httpStatus: 429, body });
    expect(await send()).toEqual({ status: 'retry', code: 'rate_limited' });
  });

  it('rejects a message that Twilio took and failed at once', async () => {
    const body = JSON.stringify({ sid: 'SM1', status: 'failed', error_code: 21610 });
    service.setFault({ kind: 'answer', httpStatus: 201, body });
    expect(await send()).toEqual({ status: 'rejected', code: 'recipient_opted_out' });
  });

  it('asks by the fetch that it is given, once for each message', async () => {
    let asked = 0;
    await send({
      fetch: (input, init) => {
        asked += 1;
        return fetch(input, init);
      },
    });
    expect(asked).toBe(1);
    expect(service.received()).toHaveLength(1);
  });
});
