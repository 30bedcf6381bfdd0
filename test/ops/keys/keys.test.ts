import { execFile } from 'node:child_process';
import path from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../config.ts';
import { makeSecrets, makeWebPushKeys } from '../../../ops/keys/make-secrets.ts';

const CLI = path.resolve(import.meta.dirname, '../../../ops/keys/cli.ts');

/** The settings of an installation that strangers reach, with all secrets made. */
const production = async (more: Record<string, string> = {}) => ({
  DATABASE_URL: 'postgres://db.example.org/meals',
  REDIS_URL: 'redis://cache.example.org',
  PUBLIC_URL: 'https://api.example.org',
  ...(await makeSecrets({ at: new Date('2026-12-01T03:00:00Z') })),
  ...makeWebPushKeys(),
  ...more,
});
const local = async (more: Record<string, string> = {}) =>
  production({ PUBLIC_URL: 'http://127.0.0.1:3000', ...more });
const ZEROS = Buffer.alloc(32).toString('base64');

describe('npm run keys', () => {
  it('prints lines of an environment file with which an installation starts', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [CLI]);
    const made = parseEnv(stdout) as Record<string, string>;
    expect(Object.keys(made).sort()).toEqual([
      'CODE_HMAC_KEY',
      'JWT_PRIVATE_KEYS',
      'PROVIDER_TOKEN_KEYS',
      'WEB_PUSH_PRIVATE_KEY',
      'WEB_PUSH_PUBLIC_KEY',
    ]);
    expect(() =>
      readConfig({
        ...made,
        DATABASE_URL: 'postgres://db.example.org/meals',
        REDIS_URL: 'redis://r',
        PUBLIC_URL: 'https://api.example.org',
      }),
    ).not.toThrow();
  });

  it('makes other secrets each time', async () => {
    const [one, other] = await Promise.all([production(), production()]);
    for (const name of [
      'JWT_PRIVATE_KEYS',
      'CODE_HMAC_KEY',
      'PROVIDER_TOKEN_KEYS',
      'WEB_PUSH_PRIVATE_KEY',
    ] as const)
      expect(one[name]).not.toBe(other[name]);
  });
});

describe('settings for development', () => {
  const google = (endpoints: object) =>
    JSON.stringify({ google_health: { clientId: 'a', clientSecret: 'b', endpoints } });
  const REFUSED: [string, Record<string, string>][] = [
    ['SMS_DRIVER', { SMS_DRIVER: 'development' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://api.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://10.0.0.7:3000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://127.0.0.1.example.org' }],
    ['WEB_PUSH_ALLOW_PRIVATE', { WEB_PUSH_ALLOW_PRIVATE: 'true' }],
    ['CODE_HMAC_KEY', { CODE_HMAC_KEY: ZEROS }],
    ['PROVIDER_TOKEN_KEYS', { PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'a', key: ZEROS }]) }],
    ['FITNESS_PROVIDERS', { FITNESS_PROVIDERS: google({ tokenUrl: 'http://127.0.0.1:4300/token' }) }],
    ['CONNECTION_RETURN_URLS', { CONNECTION_RETURN_URLS: 'http://app.example.org' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'http://app.example.org' }],
  ];

  it.each(REFUSED)('%s is refused where strangers reach the API: %j', async (setting, wrong) => {
    const refused = { ...(await production()), ...wrong };
    const lines = (setting: string) => new RegExp(`^The settings cannot be used:\n  ${setting}: [^\n]+$`);
    expect(() => readConfig(refused)).toThrow(lines(setting));
  });

  it.each(REFUSED.filter(([setting]) => setting !== 'PUBLIC_URL'))(
    '%s is taken on one’s own machine: %j',
    async (_, allowed) => {
      const settings = { ...(await local()), ...allowed };
      expect(() => readConfig(settings)).not.toThrow();
    },
  );

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])(
    'counts %s as one’s own machine',
    async (PUBLIC_URL) => {
      const settings = await production({ PUBLIC_URL, SMS_DRIVER: 'development' });
      expect(() => readConfig(settings)).not.toThrow();
    },
  );
});

describe('keys that do not fit', () => {
  const keyOf = async (): Promise<Record<string, string>> =>
    JSON.parse((await makeSecrets({ at: new Date() })).JWT_PRIVATE_KEYS)[0];

  it('a JWT key whose halves are of two pairs is refused everywhere', async () => {
    const [one, other] = [await keyOf(), await keyOf()];
    const mixed = JSON.stringify([{ ...one, x: other.x }]);
    for (const settings of [await production(), await local()])
      expect(() => readConfig({ ...settings, JWT_PRIVATE_KEYS: mixed })).toThrow(
        /JWT_PRIVATE_KEYS: the halves/,
      );
  });

  it('a JWT key that is no key at all is refused', async () => {
    const broken = JSON.stringify([{ ...(await keyOf()), d: 'AAAA' }]);
    const settings = await local({ JWT_PRIVATE_KEYS: broken });
    expect(() => readConfig(settings)).toThrow(/JWT_PRIVATE_KEYS/);
  });

  it('two keys of one kid are refused', async () => {
    const [one, other] = [await keyOf(), await keyOf()];
    const twice = JSON.stringify([one, { ...other, kid: one.kid }]);
    const settings = await local({ JWT_PRIVATE_KEYS: twice });
    expect(() => readConfig(settings)).toThrow(/JWT_PRIVATE_KEYS: two keys have the same kid/);
  });

  it('halves of two Web Push pairs are refused', async () => {
    const settings = await local({ WEB_PUSH_PUBLIC_KEY: makeWebPushKeys().WEB_PUSH_PUBLIC_KEY });
    expect(() => readConfig(settings)).toThrow(/WEB_PUSH_PRIVATE_KEY: does not belong/);
  });
});
