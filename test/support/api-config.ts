import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { type Config, readConfig } from '../../config.ts';

type Settings = { databaseUrl: string; redisUrl: string } & Record<string, string>;

/** Settings of an API under test, with fresh keys; `more` are environment variables by name. */
export async function apiConfig({ databaseUrl, redisUrl, ...more }: Settings): Promise<Config> {
  return readConfig({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: 'https://api.example.org',
    JWT_PRIVATE_KEYS: JSON.stringify([await signingKey('test-1')]),
    CODE_HMAC_KEY: randomBytes(32).toString('base64'),
    SMS_DRIVER: 'development',
    LOG_LEVEL: 'silent',
    PORT: '0',
    METRICS_PORT: '0',
    ...more,
  });
}

/** A new Ed25519 private key as a JWK. */
export async function signingKey(kid: string): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}
