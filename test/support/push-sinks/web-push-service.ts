import { randomBytes } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Browser, createBrowser } from './browser.ts';
import {
  jsonAnswer,
  type SinkAnswer,
  type SinkRequest,
  type SinkServer,
  startSinkServer,
} from './sink-server.ts';

const Notification = z.object({ title: z.string(), body: z.string(), path: z.string(), tag: z.string() });

type WebNotification = z.infer<typeof Notification> & { ttl: string; topic: string; urgency: string };

type WebSubscription = { endpoint: string; keys: Browser['keys'] };

export type WebPushService = SinkServer & {
  /** What a page gets from `pushManager.subscribe()`. */
  subscribe(): WebSubscription;
  /** From now on its endpoint answers 410. */
  unsubscribe(endpoint: string): void;
  /** What the browsers showed, decrypted by them. */
  shown(): readonly WebNotification[];
};

type Subscriber = { browser: Browser; active: boolean };

/**
 * A push service (RFC 8030) with its browsers behind it. It refuses what a real one refuses: an unknown
 * endpoint (404), a cancelled one (410), no TTL or a wrong encoding or topic (400), a VAPID token that
 * another key signed or that is for another origin (403), more than 4096 bytes (413).
 */
export async function startWebPushService(args: {
  applicationServerKey: string;
  port?: number;
}): Promise<WebPushService> {
  const subscribers = new Map<string, Subscriber>();
  const shown: WebNotification[] = [];

  async function respond(request: SinkRequest): Promise<SinkAnswer> {
    const subscriber = subscribers.get(request.url.pathname);
    if (subscriber === undefined) return { httpStatus: 404 };
    if (!subscriber.active) return { httpStatus: 410 };
    if (!(await isVapidValid({ request, applicationServerKey: args.applicationServerKey }))) {
      return jsonAnswer(403, { reason: 'BadJwtToken' });
    }
    const delivery = readDeliveryHeaders(request.headers);
    if (delivery === undefined) return { httpStatus: 400 };
    if (request.body.byteLength > 4096) return { httpStatus: 413 };
    const notification = Notification.parse(JSON.parse(subscriber.browser.decrypt(request.body)));
    shown.push({ ...notification, ...delivery });
    return { httpStatus: 201, headers: { location: `${request.url.origin}/message/${shown.length}` } };
  }

  const server = await startSinkServer({ respond, ...(args.port === undefined ? {} : { port: args.port }) });
  return {
    ...server,
    subscribe() {
      const path = `/push/${randomBytes(24).toString('base64url')}`;
      const browser = createBrowser();
      subscribers.set(path, { browser, active: true });
      return { endpoint: `${server.origin}${path}`, keys: browser.keys };
    },
    unsubscribe(endpoint) {
      const subscriber = subscribers.get(new URL(endpoint).pathname);
      if (subscriber !== undefined) subscriber.active = false;
    },
    shown: () => shown,
  };
}

function readDeliveryHeaders(headers: Headers) {
  const ttl = headers.get('ttl') ?? '';
  const topic = headers.get('topic') ?? '';
  const urgency = headers.get('urgency') ?? '';
  const isValid =
    /^\d+$/.test(ttl) &&
    /^[A-Za-z0-9_-]{1,32}$/.test(topic) &&
    ['very-low', 'low', 'normal', 'high'].includes(urgency) &&
    headers.get('content-encoding') === 'aes128gcm';
  return isValid ? { ttl, topic, urgency } : undefined;
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`; the key is the one that the page subscribed with. */
async function isVapidValid(args: { request: SinkRequest; applicationServerKey: string }): Promise<boolean> {
  const { request, applicationServerKey } = args;
  const header = /^vapid t=([^,]+), k=(.+)$/.exec(request.headers.get('authorization') ?? '');
  const [, token, key] = header ?? [];
  if (token === undefined || key !== applicationServerKey) return false;
  try {
    const { payload } = await jwtVerify(token, await importVapidKey(key), {
      algorithms: ['ES256'],
      audience: request.url.origin,
      requiredClaims: ['exp', 'sub'],
    });
    const lifeSeconds = (payload.exp ?? Number.POSITIVE_INFINITY) - Date.now() / 1000;
    return lifeSeconds <= 24 * 60 * 60 && /^(mailto|https):/.test(payload.sub ?? '');
  } catch {
    return false;
  }
}

/** An uncompressed point: the octet 4, then x and y of 32 bytes each. */
function importVapidKey(key: string) {
  const point = Buffer.from(key, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33, 65).toString('base64url');
  return importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
}
