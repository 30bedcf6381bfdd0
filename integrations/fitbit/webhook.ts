import { createHmac } from 'node:crypto';
import type { WebhookOutcome, WebhookRequest } from '../../domain/ports/provider-client.ts';
import { isSameSecret } from '../constant-time.ts';
import { parseJsonBytes } from '../json-bytes.ts';
import { toEvents } from './map.ts';
import { Notifications } from './schema.ts';

/**
 * Fitbit's webhooks. Its handshake is `GET ?verify=<code>`, with the right code (204) and with a wrong one (404). Events
 * are signed: base64 of the HMAC-SHA1 of the raw body, keyed with the client secret and `&`. A wrong signature is
 * answered as if nothing were here, as Fitbit asks.
 */
export function createWebhookReceiver(args: { clientSecret: string; verificationCode: string | undefined }) {
  const { clientSecret, verificationCode } = args;
  return async ({ method, query, headers, rawBody }: WebhookRequest): Promise<WebhookOutcome> => {
    if (method === 'GET') {
      // An empty code, where none is set, must not be right.
      const isRight =
        Boolean(verificationCode) && isSameSecret(query.get('verify') ?? '', verificationCode ?? '');
      if (isRight) return { status: 'handshake', httpStatus: 204 };
      return { status: 'refused', httpStatus: 404, code: 'wrong_secret' };
    }
    const expected = createHmac('sha1', `${clientSecret}&`).update(rawBody).digest('base64');
    if (!isSameSecret(headers.get('x-fitbit-signature') ?? '', expected)) {
      return { status: 'refused', httpStatus: 404, code: 'wrong_signature' };
    }
    const body = Notifications.safeParse(parseJsonBytes(rawBody));
    if (!body.success) return { status: 'malformed', httpStatus: 400 };
    return { status: 'events', httpStatus: 204, events: toEvents(body.data) };
  };
}
