import type { WebhookOutcome, WebhookRequest } from '../../domain/ports/provider-client.ts';
import { isSameSecret } from '../constant-time.ts';
import { parseJsonBytes } from '../json-bytes.ts';
import { toEvents } from './map.ts';
import { WebhookBody } from './schema.ts';
import type { SignatureVerdict } from './signature.ts';

/** The second is the older name, and both are still sent. */
const SIGNATURE_HEADERS = ['google-health-api-signature', 'x-healthapi-signature'];

type VerifySignature = (args: { signature: string; rawBody: Uint8Array }) => Promise<SignatureVerdict>;

/**
 * Google Health's webhooks. The handshake is two unsigned POSTs: 201 with our secret, 401 without. A notification needs
 * both the secret and a signature over its bytes.
 *
 * The secret comes first, so that a stranger cannot make us fetch keys.
 */
export function createWebhookReceiver({
  secret,
  verify,
}: {
  secret: string | undefined;
  verify: VerifySignature;
}) {
  return async ({ method, headers, rawBody }: WebhookRequest): Promise<WebhookOutcome> => {
    const authorization = headers.get('authorization');
    if (!secret || !authorization || !isSameSecret(authorization, secret)) {
      return { status: 'refused', httpStatus: 401, code: 'wrong_secret' };
    }
    const body = WebhookBody.safeParse(parseJsonBytes(rawBody));
    if (method !== 'POST' || !body.success) return { status: 'malformed', httpStatus: 400 };
    if (body.data.kind === 'verification') return { status: 'handshake', httpStatus: 201 };

    const signature = SIGNATURE_HEADERS.map((name) => headers.get(name)).find(Boolean);
    if (!signature) return { status: 'refused', httpStatus: 401, code: 'wrong_signature' };
    const verdict = await verify({ signature, rawBody });
    if (verdict === 'keys_unavailable') return { status: 'unverifiable', httpStatus: 503 };
    if (verdict === 'invalid') return { status: 'refused', httpStatus: 401, code: 'wrong_signature' };
    return { status: 'events', httpStatus: 204, events: toEvents(body.data.notifications) };
  };
}
