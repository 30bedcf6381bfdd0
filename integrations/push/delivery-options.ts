import { createHash } from 'node:crypto';
import type { PushMessage } from '../../domain/ports/push-gateway.ts';

/** Four weeks, the longest that FCM keeps a message; Web Push services keep none longer. */
const LONGEST_TTL_SECONDS = 28 * 24 * 60 * 60;

/** RFC 8030, 5.4: a topic has at most 32 characters of the base64url alphabet. */
const TOPIC_LENGTH = 32;

/**
 * How a gateway shall hold a message back: whole seconds to live, and a topic under which a newer message
 * replaces an older one. The topic is a hash, so it is valid for every gateway whatever the collapse key
 * holds, and tells the gateway nothing.
 */
export function toDeliveryOptions(message: PushMessage): { ttlSeconds: number; topic: string } {
  const digest = createHash('sha256').update(message.collapseKey).digest('base64url');
  return {
    ttlSeconds: Math.min(Math.max(Math.floor(message.ttlSeconds), 0), LONGEST_TTL_SECONDS),
    topic: digest.slice(0, TOPIC_LENGTH),
  };
}
