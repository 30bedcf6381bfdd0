import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { createApp } from '../../api/app.ts';
import type { AppDeps } from '../../api/app-deps.ts';
import { composeApi } from '../../api/compose.ts';
import type { Config } from '../../config.ts';
import { UserEntity } from '../../db/entities/user.ts';
import { openOrm } from '../../db/orm.ts';
import type { NightControl } from '../../domain/ports/night-control.ts';
import type { SmsOutcome } from '../../domain/ports/sms-sender.ts';
import { apiConfig } from './api-config.ts';
import { createRecordedImports } from './import-control.ts';
import { createRecordedNights } from './night-control.ts';
import { aRegistration } from './profiles.ts';
import { createTestDatabase, createTestRedis } from './services.ts';

export type Tokens = {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  sessionEndsAt: string;
};

type Call = { token?: string; body?: unknown; headers?: Record<string, string>; address?: string };

/** An answer with its body read as JSON; `body` is whatever the test says it expects. */
export type JsonAnswer<Body = unknown> = { status: number; headers: Headers; body: Body };

/** The problem of a refused request. */
export type ProblemBody = { code: string; detail: string; errors?: { path: string; message: string }[] };

/** `settings` are environment variables by name; `replaced` stands in for parts of the real thing. */
type Options = {
  settings?: Record<string, string>;
  replaced?: Partial<AppDeps>;
  control?: NightControl;
};

/**
 * The whole API with real PostgreSQL and Redis; text messages land in `sent`. Call it in `beforeAll` and
 * `close` in `afterAll`. It is 2026-11-22, 10:00 UTC, until `advance`.
 */
export async function openAccountApi({
  settings = {},
  replaced = {},
  control = createRecordedNights().control,
}: Options = {}) {
  const database = await createTestDatabase();
  const redis = await createTestRedis();
  const config: Config = await apiConfig({ databaseUrl: database.url, redisUrl: redis.url, ...settings });
  let now = new Date('2026-11-22T10:00:00.000Z');
  const sent: { to: string; text: string }[] = [];
  let smsOutcome: SmsOutcome = { status: 'accepted' };
  const { deps, close } = await composeApi({
    config,
    clock: () => now,
    control,
    importControl: createRecordedImports().control,
    sms: {
      async send(message) {
        sent.push(message);
        return smsOutcome;
      },
    },
  });
  const app = createApp({ ...deps, ...replaced });

  async function call<Body>(method: string, path: string, args: Call = {}): Promise<JsonAnswer<Body>> {
    const { token, body, headers = {}, address = '192.0.2.1' } = args;
    const init = {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await app.request(path, init, { incoming: { socket: { remoteAddress: address } } });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  /** Digits of the newest message to a number. */
  const digitsSentTo = (phone: string): string =>
    /\d{6}/.exec(sent.findLast(({ to }) => to === phone)?.text ?? '')?.[0] ?? 'none';

  async function askForCode(phone: string): Promise<{ requestId: string; digits: string }> {
    const { body } = await call<{ requestId: string }>('POST', '/v1/auth/codes', { body: { phone } });
    return { requestId: body.requestId, digits: digitsSentTo(phone) };
  }

  async function verify<Body>(args: { requestId: string; code: string; deviceName?: string }) {
    const { requestId, ...body } = args;
    return call<Body>('POST', `/v1/auth/codes/${requestId}/verify`, { body });
  }

  async function registrationToken(phone: string): Promise<string> {
    const { requestId, digits } = await askForCode(phone);
    const { body } = await verify<{ registrationToken: string }>({ requestId, code: digits });
    return body.registrationToken;
  }

  async function signUp(phone = aPhone()): Promise<Tokens & { phone: string }> {
    const token = await registrationToken(phone);
    const body = { registrationToken: token, ...aRegistration() };
    const { body: tokens } = await call<Tokens>('POST', '/v1/auth/register', { body });
    return { ...tokens, phone };
  }

  /** Another login of the same person, as from another device. The limits start anew. */
  async function signIn(args: { phone: string; deviceName?: string }): Promise<Tokens> {
    await redis.flush();
    const { requestId, digits } = await askForCode(args.phone);
    const device = args.deviceName === undefined ? {} : { deviceName: args.deviceName };
    const { body } = await verify<{ tokens: Tokens }>({ requestId, code: digits, ...device });
    return body.tokens;
  }

  return {
    app,
    deps,
    config,
    sent,
    call,
    digitsSentTo,
    askForCode,
    verify,
    registrationToken,
    signUp,
    signIn,
    forgetLimits: redis.flush,
    limitKeys: () => withRedis(redis.url, (client) => client.keys('*')),
    beginErasing: async (phone: string) => {
      const orm = await openOrm({ url: database.url, poolSize: 1 });
      await orm.em.fork().nativeUpdate(UserEntity, { phone }, { erasing: true });
      await orm.close();
    },
    now: () => now,
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    answerSmsWith: (outcome: SmsOutcome) => {
      smsOutcome = outcome;
    },
    async close() {
      await close();
      await Promise.all([
        database.drop(),
        redis.flush(),
        rm(config.FILES_DIR, { recursive: true, force: true }),
      ]);
    },
  };
}
export type AccountApi = Awaited<ReturnType<typeof openAccountApi>>;

async function withRedis<Result>(url: string, use: (redis: Redis) => Promise<Result>): Promise<Result> {
  const client = new Redis(url);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

/** A German mobile number that is valid, and almost surely new. */
export const aPhone = (): string => `+49151${randomInt(10_000_000, 99_999_999)}`;
