import type { Clock } from '../../../domain/ports/clock.ts';
import type { PushGateway, PushMessage, PushOutcome } from '../../../domain/ports/push-gateway.ts';
import { toFailureOutcome, toRetry } from '../../http/failure-outcome.ts';
import { type HttpAnswer, requestJson } from '../../http/request-json.ts';
import { toDeliveryOptions } from '../delivery-options.ts';
import { ExpoRequestErrors, ExpoSendAnswer, type ExpoTicket } from './schema.ts';

const EXPO_BASE_URL = 'https://exp.host';
const SEND_PATH = '/--/api/v2/push/send';

type ExpoPushOptions = {
  timeoutMs: number;
  clock: Clock;
  /** Needed when the Expo project has enhanced push security on. */
  accessToken?: string;
  baseUrl?: string;
};

/**
 * Expo's push service, one message a request.
 *
 * `delivered` means that Expo took the message (its ticket is `ok`). What Apple or Google said of it
 * stands in a receipt some minutes later, which this adapter does not fetch: a token that died since is
 * found by Expo, which answers one of the next tickets for it with `DeviceNotRegistered`, here `gone`.
 *
 * Expo documents no collapse key, so the topic travels in `data.tag` for the app to replace a repeated push.
 */
export function createExpoPushGateway(options: ExpoPushOptions): PushGateway<'expo'> {
  const { timeoutMs, clock, accessToken, baseUrl = EXPO_BASE_URL } = options;
  const url = new URL(SEND_PATH, baseUrl);
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  };
  return {
    kind: 'expo',
    async send({ target, message }) {
      const body = JSON.stringify([toExpoMessage({ token: target.token, message })]);
      const answer = await requestJson({ url, method: 'POST', headers, body, timeoutMs });
      return toOutcome({ answer, clock });
    },
  };
}

function toExpoMessage({ token, message }: { token: string; message: PushMessage }) {
  const { ttlSeconds, topic } = toDeliveryOptions(message);
  return {
    to: token,
    title: message.title,
    body: message.body,
    data: { path: message.path, tag: topic },
    ttl: ttlSeconds,
    sound: 'default',
  };
}

function toOutcome({ answer, clock }: { answer: HttpAnswer; clock: Clock }): PushOutcome {
  if (answer.status === 'failed') return toFailureOutcome({ answer, clock });
  if (answer.httpStatus === 200) {
    const sent = ExpoSendAnswer.safeParse(answer.json);
    if (sent.success) return toTicketOutcome(sent.data.data[0]);
  }
  const failed = ExpoRequestErrors.safeParse(answer.json);
  const code = failed.success ? failed.data.errors[0]?.code : undefined;
  if (code === 'TOO_MANY_REQUESTS') return toRetry({ code: 'rate_limited', headers: answer.headers, clock });
  if (code === 'UNAUTHORIZED') return { status: 'rejected', code: 'gateway_credentials' };
  return toFailureOutcome({ answer, clock });
}

function toTicketOutcome(ticket: ExpoTicket): PushOutcome {
  if (ticket.status === 'ok') return { status: 'delivered' };
  switch (ticket.details?.error) {
    case 'DeviceNotRegistered':
      return { status: 'gone' };
    case 'MessageRateExceeded':
      return { status: 'retry', code: 'rate_limited' };
    case 'ExpoError':
    case 'ProviderError':
      return { status: 'retry', code: 'gateway_unavailable' };
    case 'MessageTooBig':
      return { status: 'rejected', code: 'message_too_large' };
    case 'InvalidCredentials':
    case 'MismatchSenderId':
      return { status: 'rejected', code: 'gateway_credentials' };
    default:
      return { status: 'rejected', code: 'expo_ticket_error' };
  }
}
