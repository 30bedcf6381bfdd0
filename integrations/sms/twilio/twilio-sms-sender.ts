import type { Clock } from '../../../domain/ports/clock.ts';
import type { SmsOutcome, SmsSender } from '../../../domain/ports/sms-sender.ts';
import { toFailureOutcome } from '../../http/failure-outcome.ts';
import { type HttpAnswer, requestJson } from '../../http/request-json.ts';
import { toRejectionCode } from './error-codes.ts';
import { TwilioError, TwilioMessage } from './schema.ts';

const TWILIO_BASE_URL = 'https://api.twilio.com';

/** A number of the account, or a service that picks one of several. */
type TwilioOrigin = { from: string } | { messagingServiceSid: string };

type TwilioOptions = {
  accountSid: string;
  authToken: string;
  origin: TwilioOrigin;
  timeoutMs: number;
  clock: Clock;
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
};

/**
 * Twilio's Messages API. `accepted` means queued at Twilio, not received by the phone.
 *
 * Twilio has no idempotency key here: after a timeout the message may have been taken, and a `retry` can
 * bring the same code twice. That is harmless to the reader, a code that never comes is not.
 */
export function createTwilioSmsSender(options: TwilioOptions): SmsSender {
  const { accountSid, authToken, origin, timeoutMs, clock, baseUrl = TWILIO_BASE_URL } = options;
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, baseUrl);
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const headers = { accept: 'application/json', authorization: `Basic ${credentials}` };
  return {
    async send({ to, text }) {
      const answer = await requestJson({
        url,
        method: 'POST',
        headers,
        body: new URLSearchParams({ To: to, Body: text, ...toOriginField(origin) }),
        timeoutMs,
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      });
      return toOutcome({ answer, clock });
    },
  };
}

function toOriginField(origin: TwilioOrigin): Record<string, string> {
  return 'from' in origin ? { From: origin.from } : { MessagingServiceSid: origin.messagingServiceSid };
}

function toOutcome({ answer, clock }: { answer: HttpAnswer; clock: Clock }): SmsOutcome {
  if (answer.status === 'failed') return toFailureOutcome({ answer, clock });
  if (answer.httpStatus >= 200 && answer.httpStatus < 300) {
    const message = TwilioMessage.safeParse(answer.json);
    if (!message.success) return toFailureOutcome({ answer, clock });
    return message.data.status === 'failed'
      ? { status: 'rejected', code: toRejectionCode(message.data.error_code ?? 0) }
      : { status: 'accepted' };
  }
  const failure = toFailureOutcome({ answer, clock });
  const error = TwilioError.safeParse(answer.json);
  // A 429 or 5xx passes whatever its code says; only a refusal is worth naming more exactly.
  return failure.status === 'rejected' && error.success
    ? { status: 'rejected', code: toRejectionCode(error.data.code) }
    : failure;
}
