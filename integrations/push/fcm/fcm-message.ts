import type { PushMessage } from '../../../domain/ports/push-gateway.ts';
import { toDeliveryOptions } from '../delivery-options.ts';

/**
 * The body of `messages:send`: the same notification for each platform, with its own words for time to
 * live and for replacing an older one.
 *
 * Android holds `collapse_key` back on the server and replaces a shown notification by `tag`; both are set.
 * Source: FCM REST reference, resource `projects.messages`.
 */
export function toFcmMessage(args: { token: string; message: PushMessage; sentAt: Date }) {
  const { token, message, sentAt } = args;
  const { ttlSeconds, topic } = toDeliveryOptions(message);
  const expiresAtSeconds = Math.floor(sentAt.getTime() / 1000) + ttlSeconds;
  return {
    message: {
      token,
      notification: { title: message.title, body: message.body },
      data: { path: message.path },
      android: { ttl: `${ttlSeconds}s`, collapse_key: topic, notification: { tag: topic } },
      apns: { headers: { 'apns-collapse-id': topic, 'apns-expiration': String(expiresAtSeconds) } },
      webpush: { headers: { TTL: String(ttlSeconds), Topic: topic, Urgency: 'normal' } },
    },
  };
}
