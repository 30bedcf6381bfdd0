import webPush from 'web-push';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { PushGateway, PushMessage, PushOutcome } from '../../../domain/ports/push-gateway.ts';
import { toFailureOutcome } from '../../http/failure-outcome.ts';
import { requestJson } from '../../http/request-json.ts';
import { toDeliveryOptions } from '../delivery-options.ts';
import { createEndpointGuard, type ResolveHost } from './endpoint-guard.ts';

/**
 * A push service need not take more than 4096 bytes (RFC 8030, 7.2). Of these, 86 are the header of the
 * encrypted message, 16 its tag and 1 its delimiter (RFC 8291, 4).
 */
const MAX_PLAINTEXT_BYTES = 3993;

type WebPushOptions = {
  /** Who sends, for the push service's operators: a `mailto:` or `https:` address. Apple checks its domain. */
  subject: string;
  /** VAPID key pair, base64url, as `webPush.generateVAPIDKeys()` makes it. */
  publicKey: string;
  privateKey: string;
  /** For the push service's answer; name resolution comes on top. */
  timeoutMs: number;
  clock: Clock;
  /** Only for development and tests: see `createEndpointGuard`. */
  allowPrivateEndpoints?: boolean;
  resolveHost?: ResolveHost;
};

type Subscription = Parameters<PushGateway<'web'>['send']>[0]['target'];

/**
 * Web Push: RFC 8030 with payloads encrypted for the browser (RFC 8291, aes128gcm) and VAPID (RFC 8292).
 * The service worker receives `{ title, body, path, tag }` as JSON.
 *
 * 404 and 410 are `gone`. Throws at creation when the VAPID details are malformed.
 */
export function createWebPushGateway(options: WebPushOptions): PushGateway<'web'> {
  const { subject, publicKey, privateKey, timeoutMs, clock } = options;
  const vapidDetails = { subject, publicKey, privateKey };
  assertVapidDetails(vapidDetails);
  const guard = createEndpointGuard({
    allowPrivateEndpoints: options.allowPrivateEndpoints ?? false,
    ...(options.resolveHost === undefined ? {} : { resolveHost: options.resolveHost }),
  });

  return {
    kind: 'web',
    async send({ target, message }): Promise<PushOutcome> {
      const verdict = await guard.check(target.endpoint);
      if (verdict.status === 'refused') return { status: 'rejected', code: verdict.code };
      if (verdict.status === 'unresolved') return { status: 'retry', code: 'endpoint_unresolved' };

      const sealed = sealMessage({ target, message, vapidDetails });
      if (sealed.status === 'rejected') return sealed;

      const { headers, body } = sealed;
      const answer = await requestJson({ url: verdict.url, method: 'POST', headers, body, timeoutMs });
      if (answer.status === 'answered') {
        // The status is the whole answer: a push service's body means nothing.
        if (answer.httpStatus >= 200 && answer.httpStatus < 300) return { status: 'delivered' };
        if (answer.httpStatus === 404 || answer.httpStatus === 410) return { status: 'gone' };
      }
      return toFailureOutcome({ answer, clock });
    },
  };
}

type SealedMessage =
  | { status: 'sealed'; headers: Headers; body: Uint8Array<ArrayBuffer> }
  | { status: 'rejected'; code: string };

/** Encrypts the message for its browser and signs the request. A subscription's keys are user input too. */
function sealMessage(args: {
  target: Subscription;
  message: PushMessage;
  vapidDetails: { subject: string; publicKey: string; privateKey: string };
}): SealedMessage {
  const { target, message, vapidDetails } = args;
  const { ttlSeconds, topic } = toDeliveryOptions(message);
  const payload = Buffer.from(
    JSON.stringify({ title: message.title, body: message.body, path: message.path, tag: topic }),
  );
  if (payload.byteLength > MAX_PLAINTEXT_BYTES) return { status: 'rejected', code: 'message_too_large' };

  try {
    const { headers, body } = webPush.generateRequestDetails(target, payload, {
      vapidDetails,
      TTL: ttlSeconds,
      topic,
      urgency: 'normal',
      contentEncoding: 'aes128gcm',
    });
    const requestHeaders = new Headers(headers);
    // `fetch` counts for itself.
    requestHeaders.delete('content-length');
    return { status: 'sealed', headers: requestHeaders, body: Uint8Array.from(body) };
  } catch {
    // The VAPID details passed at creation, so only a key that is no point on the curve, or a short secret, is left.
    return { status: 'rejected', code: 'subscription_keys_invalid' };
  }
}

function assertVapidDetails(details: { subject: string; publicKey: string; privateKey: string }): void {
  const { subject, publicKey, privateKey } = details;
  webPush.getVapidHeaders('https://push.example', subject, publicKey, privateKey, 'aes128gcm');
}
