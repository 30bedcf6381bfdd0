import { createECDH, createPrivateKey, createPublicKey } from 'node:crypto';
import type { z } from 'zod';
import type { FitnessProvider, NamedKey, PrivateJwk } from './setting-shapes.ts';

// Settings that are each well-formed and together wrong: checked once, after every one of them was parsed.

/** The settings that are checked here, as `config.ts` parses them. */
type CheckedSettings = {
  PUBLIC_URL: string;
  SMS_DRIVER: 'development' | 'twilio';
  CODE_HMAC_KEY: string;
  JWT_PRIVATE_KEYS: readonly z.infer<typeof PrivateJwk>[];
  PROVIDER_TOKEN_KEYS: readonly z.infer<typeof NamedKey>[];
  FITNESS_PROVIDERS: Readonly<Record<string, z.infer<typeof FitnessProvider>>>;
  CONNECTION_RETURN_URLS: readonly string[];
  CORS_ORIGINS: readonly string[];
  WEB_PUSH_ALLOW_PRIVATE: boolean;
  WEB_PUSH_PUBLIC_KEY?: string | undefined;
  WEB_PUSH_PRIVATE_KEY?: string | undefined;
  FCM_SERVICE_ACCOUNT?: { token_uri: string } | undefined;
};
type Problem = { setting: string; message: string };
type Check = (config: CheckedSettings) => readonly Problem[];

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);
const isPlainHttp = (url: string): boolean => new URL(url).protocol === 'http:' && !isLoopback(url);
const MAKE_KEYS = 'make one with `npm run keys`.';

/** A key of which all bytes are the same: a placeholder that somebody forgot to replace. */
const isPlaceholder = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === bytes[0]);

const when = (wrong: boolean, setting: string, message: string): readonly Problem[] =>
  wrong ? [{ setting, message }] : [];

/** True if the public half (`x`) of an Ed25519 key is the one of its private half (`d`). */
function halvesFit({ x, d }: { x: string; d: string }): boolean {
  try {
    const privateKey = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d, x } });
    // Node reads the private half alone and derives the public one from it.
    const derived = createPublicKey(privateKey).export({ format: 'jwk' });
    return derived.x === x;
  } catch {
    return false;
  }
}

function webPushHalvesFit({ publicKey, privateKey }: { publicKey: string; privateKey: string }): boolean {
  try {
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return curve.getPublicKey().equals(Buffer.from(publicKey, 'base64url'));
  } catch {
    return false;
  }
}

const hasRepeats = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** Wrong wherever the installation runs. */
const keysFit: Check = ({ JWT_PRIVATE_KEYS, PROVIDER_TOKEN_KEYS, ...config }) => {
  const { WEB_PUSH_PUBLIC_KEY: publicKey, WEB_PUSH_PRIVATE_KEY: privateKey } = config;
  return [
    ...JWT_PRIVATE_KEYS.flatMap((key) =>
      when(
        !halvesFit(key),
        'JWT_PRIVATE_KEYS',
        `the halves "x" and "d" of the key "${key.kid}" do not belong together: ${MAKE_KEYS}`,
      ),
    ),
    ...when(
      hasRepeats(JWT_PRIVATE_KEYS.map(({ kid }) => kid)),
      'JWT_PRIVATE_KEYS',
      'two keys have the same kid: give each a kid of its own.',
    ),
    ...when(
      hasRepeats(PROVIDER_TOKEN_KEYS.map(({ kid }) => kid)),
      'PROVIDER_TOKEN_KEYS',
      'two keys have the same kid: give each a kid of its own.',
    ),
    ...when(
      publicKey !== undefined && privateKey !== undefined && !webPushHalvesFit({ publicKey, privateKey }),
      'WEB_PUSH_PRIVATE_KEY',
      'does not belong to WEB_PUSH_PUBLIC_KEY: set both halves of one pair.',
    ),
  ];
};

/** Right on one's own machine, and dangerous where strangers reach the installation. */
const fitForStrangers: Check = (config) => [
  ...when(
    config.SMS_DRIVER === 'development',
    'SMS_DRIVER',
    '`development` prints one-time codes instead of sending them: set `twilio`.',
  ),
  ...when(
    new URL(config.PUBLIC_URL).protocol !== 'https:',
    'PUBLIC_URL',
    'codes and tokens would travel in clear: set an https address.',
  ),
  ...when(
    config.WEB_PUSH_ALLOW_PRIVATE,
    'WEB_PUSH_ALLOW_PRIVATE',
    'would let any user make the worker call addresses inside your network: leave it out.',
  ),
  ...when(
    isPlaceholder(Buffer.from(config.CODE_HMAC_KEY, 'base64')),
    'CODE_HMAC_KEY',
    `is a placeholder: ${MAKE_KEYS}`,
  ),
  ...config.PROVIDER_TOKEN_KEYS.flatMap(({ kid, key }) =>
    when(isPlaceholder(key), 'PROVIDER_TOKEN_KEYS', `the key "${kid}" is a placeholder: ${MAKE_KEYS}`),
  ),
  ...config.JWT_PRIVATE_KEYS.flatMap(({ kid, d }) =>
    when(
      isPlaceholder(Buffer.from(d, 'base64url')),
      'JWT_PRIVATE_KEYS',
      `the key "${kid}" is a placeholder: ${MAKE_KEYS}`,
    ),
  ),
  ...Object.entries(config.FITNESS_PROVIDERS).flatMap(([provider, { endpoints }]) =>
    when(
      Object.values(endpoints).some((url) => new URL(url).protocol === 'http:'),
      'FITNESS_PROVIDERS',
      `"${provider}" has an address without https: tokens would travel in clear.`,
    ),
  ),
  ...when(
    config.CONNECTION_RETURN_URLS.some((url) => new URL(url).protocol === 'http:'),
    'CONNECTION_RETURN_URLS',
    'has an address without https: use an app link.',
  ),
  ...when(
    config.CORS_ORIGINS.some((origin) => !/^https:\/\/[^*]+$/.test(origin)),
    'CORS_ORIGINS',
    'may hold https origins only, each written out.',
  ),
  ...when(
    config.FCM_SERVICE_ACCOUNT !== undefined && isPlainHttp(config.FCM_SERVICE_ACCOUNT.token_uri),
    'FCM_SERVICE_ACCOUNT',
    'its token_uri has no https: the signed request would travel in clear.',
  ),
];

/**
 * One line for each setting that must not be used: keys that do not fit, and settings for development in an
 * installation whose `PUBLIC_URL` is not a loopback address.
 */
export function unsafeSettings(config: CheckedSettings): string[] {
  const problems = [...keysFit(config), ...(isLoopback(config.PUBLIC_URL) ? [] : fitForStrangers(config))];
  return problems.map(({ setting, message }) => `${setting}: ${message}`);
}
