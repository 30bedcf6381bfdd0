import { z } from 'zod';

/** Addresses are ASCII without blanks. */
const PRINTABLE = /^[!-~]+$/;

/** Where a push goes. `web` is a Push API subscription, the others are tokens of their gateways. */
export const PushTarget = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('web'),
      endpoint: z
        .url({ protocol: /^https?$/ })
        .max(2048)
        .regex(PRINTABLE),
      keys: z.object({ p256dh: z.base64url().max(200), auth: z.base64url().max(100) }),
    }),
    z.object({ kind: z.literal('expo'), token: z.string().regex(/^Expo(nent)?PushToken\[[!-~]{1,200}\]$/) }),
    z.object({ kind: z.literal('fcm'), token: z.string().min(10).max(4096).regex(PRINTABLE) }),
  ])
  .meta({ id: 'PushTarget', description: 'A device address of one push gateway' });
export type PushTarget = z.infer<typeof PushTarget>;
export type PushKind = PushTarget['kind'];

/** What the person sees. `collapseKey` makes a device show a repeated push once. `ttlSeconds`: useless afterwards. */
export type PushMessage = {
  title: string;
  body: string;
  /** Opened by the app on a tap, `/plans/2026-11-22`. */
  path: string;
  collapseKey: string;
  ttlSeconds: number;
};

/**
 * `delivered`: the gateway took it. `gone`: the target is dead and must be removed. `retry`: try again
 * later (429, 5xx, timeout, connection refused). `rejected`: our mistake; trying again will not help.
 */
export type PushOutcome =
  | { status: 'delivered' }
  | { status: 'gone' }
  | { status: 'retry'; code: string; retryAfterMs?: number }
  | { status: 'rejected'; code: string };

/** One push gateway. Never throws for what the gateway answered; `code` holds no personal data. */
export type PushGateway<Kind extends PushKind = PushKind> = {
  kind: Kind;
  send(args: { target: Extract<PushTarget, { kind: Kind }>; message: PushMessage }): Promise<PushOutcome>;
};
