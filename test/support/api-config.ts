import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { type Config, readConfig } from '../../config.ts';

type Settings = { databaseUrl: string; redisUrl: string } & Record<string, string>;

/** Settings of an API under test, with fresh keys; what is not an address is an environment variable by name. */
export const apiConfig = async (settings: Settings): Promise<Config> =>
  readConfig(await apiEnvironment(settings));

/** The same as the environment of a process. */
export async function apiEnvironment({
  databaseUrl,
  redisUrl,
  ...more
}: Settings): Promise<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: 'http://localhost',
    JWT_PRIVATE_KEYS: JSON.stringify([await signingKey('test-1')]),
    CODE_HMAC_KEY: randomBytes(32).toString('base64'),
    PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'test', key: Buffer.alloc(32).toString('base64') }]),
    SMS_DRIVER: 'development',
    FILES_DIR: path.join(tmpdir(), `files-${randomUUID()}`),
    LOG_LEVEL: 'silent',
    PORT: '0',
    METRICS_PORT: '0',
    ...more,
  };
}

/** A new Ed25519 private key as a JWK. */
export async function signingKey(kid: string): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}
