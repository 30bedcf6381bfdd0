import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import webPush from 'web-push';

export type Secrets = Record<'JWT_PRIVATE_KEYS' | 'CODE_HMAC_KEY' | 'PROVIDER_TOKEN_KEYS', string>;

/** A name by which a key can be told from the next one when keys rotate: the day it was made, and a random part. */
const keyId = (at: Date): string => `${at.toISOString().slice(0, 10)}-${randomUUID().slice(0, 8)}`;
const randomKey = (): string => randomBytes(32).toString('base64');

/**
 * New secrets of an installation, by the names of their settings: one Ed25519 key that signs access tokens, 32 random
 * bytes that key the hashes of one-time codes, and 32 that seal the tokens of fitness providers.
 */
export async function makeSecrets({ at }: { at: Date }): Promise<Secrets> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = keyId(at);
  return {
    JWT_PRIVATE_KEYS: JSON.stringify([{ ...(await exportJWK(privateKey)), kid }]),
    CODE_HMAC_KEY: randomKey(),
    PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid, key: randomKey() }]),
  };
}

/** A new pair of keys for Web Push (VAPID, RFC 8292), by the names of its settings. */
export function makeWebPushKeys(): Record<'WEB_PUSH_PUBLIC_KEY' | 'WEB_PUSH_PRIVATE_KEY', string> {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return { WEB_PUSH_PUBLIC_KEY: publicKey, WEB_PUSH_PRIVATE_KEY: privateKey };
}
