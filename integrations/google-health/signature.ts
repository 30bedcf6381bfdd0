import { verify } from 'node:crypto';
import type { Clock } from '../../domain/ports/clock.ts';
import type { SendRequest } from '../http/request-json.ts';
import { type Keys, readTinkKeyset } from './tink-keyset.ts';

/** Keys are changed every 30 days; a day-old set knows all but the newest. */
const KEYSET_LIFE_MS = 24 * 60 * 60 * 1000;
/** A signature by an unknown key makes us look again, but not more often, for anybody can send one. */
const LOOK_AGAIN_MS = 60_000;
/** A keyset is a few hundred bytes a key. */
const MAX_KEYSET_BYTES = 64 * 1024;
/** Tink's prefix: its version, then the key id, big-endian. */
const TINK_VERSION = 1;
const PREFIX_BYTES = 5;

export type SignatureVerdict = 'valid' | 'invalid' | 'keys_unavailable';

type KeysetOptions = { keysetUrl: string; send: SendRequest; timeoutMs: number; clock: Clock };

/**
 * Verifies Google Health's webhook signatures: ECDSA P-256 with SHA-256 over the raw body, in Tink's wire format,
 * base64. The keyset is fetched when it is first needed, when it is a day old, and when a signature names a key that
 * is not in it. A key that Google has taken out no longer verifies anything.
 */
export function createSignatureVerifier(options: KeysetOptions) {
  const { clock } = options;
  let keys: Keys | undefined;
  let [fetchedAtMs, triedAtMs] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let underWay: Promise<void> | undefined;

  async function refetch(): Promise<void> {
    const now = clock().getTime();
    if (now - triedAtMs < LOOK_AGAIN_MS) return;
    triedAtMs = now;
    const fetched = await fetchKeyset(options);
    // While Google's file is away, what we had last is better than nothing.
    if (!fetched) return;
    keys = fetched;
    fetchedAtMs = now;
  }
  const refresh = (): Promise<void> => {
    underWay ??= refetch().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return async ({
    signature,
    rawBody,
  }: {
    signature: string;
    rawBody: Uint8Array;
  }): Promise<SignatureVerdict> => {
    const bytes = Buffer.from(signature, 'base64');
    if (bytes.length <= PREFIX_BYTES || bytes[0] !== TINK_VERSION) return 'invalid';
    const keyId = bytes.readUInt32BE(1);
    if (clock().getTime() - fetchedAtMs > KEYSET_LIFE_MS || !keys?.has(keyId)) await refresh();
    if (!keys) return 'keys_unavailable';
    const key = keys.get(keyId);
    if (!key) return 'invalid';
    const isValid = verify('sha256', rawBody, { key, dsaEncoding: 'der' }, bytes.subarray(PREFIX_BYTES));
    return isValid ? 'valid' : 'invalid';
  };
}

async function fetchKeyset({ keysetUrl, send, timeoutMs }: KeysetOptions): Promise<Keys | undefined> {
  const request = { url: new URL(keysetUrl), method: 'GET' as const, timeoutMs, maxBytes: MAX_KEYSET_BYTES };
  const answer = await send(request);
  if (answer.status === 'failed' || answer.httpStatus !== 200) return undefined;
  return readTinkKeyset(answer.json);
}
