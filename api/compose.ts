import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from '@temporalio/client';
import { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Config } from '../config.ts';
import { openOrm } from '../db/orm.ts';
import { createAccountRepository } from '../db/repositories/accounts.ts';
import { createActivityRepository } from '../db/repositories/activity-reports.ts';
import { createBodyMassRepository } from '../db/repositories/body-masses.ts';
import { createChangedDayRepository } from '../db/repositories/changed-days.ts';
import { createEndedConsentRepository } from '../db/repositories/ended-consents.ts';
import { createEraseRepository } from '../db/repositories/erase.ts';
import { createIdempotencyKeyRepository } from '../db/repositories/idempotency-keys.ts';
import { createInventoryRepository } from '../db/repositories/inventory.ts';
import { createLoginSessionRepository } from '../db/repositories/login-sessions.ts';
import { createOneTimeCodeRepository } from '../db/repositories/one-time-codes.ts';
import { createOperationsRepository } from '../db/repositories/operations.ts';
import { createPlanRepository } from '../db/repositories/plans.ts';
import { createPreferencesRepository } from '../db/repositories/preferences.ts';
import { createProductRepository } from '../db/repositories/products.ts';
import { createProfileRepository } from '../db/repositories/profiles.ts';
import { createProviderAuthorizationRepository } from '../db/repositories/provider-authorizations.ts';
import { createProviderConnectionRepository } from '../db/repositories/provider-connections.ts';
import { createPushDeviceRepository } from '../db/repositories/push-devices.ts';
import { createRecipeFeedbackRepository } from '../db/repositories/recipe-feedback.ts';
import { createUntoldChangeRepository } from '../db/repositories/untold-changes.ts';
import { createUserRepository } from '../db/repositories/users.ts';
import { createWorkoutRepository } from '../db/repositories/workouts.ts';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ImportControl } from '../domain/ports/import-control.ts';
import type { LoginSessionRepository } from '../domain/ports/login-session-repository.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { RateCounters } from '../domain/ports/rate-limits.ts';
import type { SmsSender } from '../domain/ports/sms-sender.ts';
import { createPatientLimiter } from '../integrations/patient-limiter.ts';
import { createPlanningThreads } from '../integrations/planning-threads/planning-threads.ts';
import { createProductDirectory } from '../integrations/product-directory.ts';
import { createProviderClients, providerLimits } from '../integrations/provider-clients.ts';
import { createPlanCache } from '../integrations/redis/plan-cache.ts';
import { createProviderLimiter } from '../integrations/redis/provider-limiter.ts';
import { createRateLimits } from '../integrations/redis/rate-limits.ts';
import { createDevelopmentSmsSender } from '../integrations/sms/development-sms-sender.ts';
import { createTwilioSmsSender } from '../integrations/sms/twilio/twilio-sms-sender.ts';
import { createTokenVault } from '../integrations/token-vault.ts';
import { describeError } from '../telemetry/describe-error.ts';
import { createNightControl } from '../temporal/client.ts';
import { connectClient } from '../temporal/connection.ts';
import { createImportControl } from '../temporal/import-control.ts';
import type { AppDeps } from './app-deps.ts';
import { createAuthenticator } from './auth/authenticator.ts';
import { createCodeDigits } from './auth/code-digits.ts';
import { createPublicLimits } from './auth/limits.ts';
import { createRefreshTokens } from './auth/refresh-tokens.ts';
import { deriveKey } from './auth/secret-keys.ts';
import { createSignedTokens } from './auth/signed-tokens.ts';
import { configuredImports } from './configured-imports.ts';
import { type ApiMetrics, createApiMetrics } from './metrics.ts';
import { createPlanTriggers } from './plans/plan-triggers.ts';
import { createTemporalProbe } from './temporal-probe.ts';

const SMS_TIMEOUT_MS = 8_000;
const REDIS_CONNECT_TIMEOUT_MS = 2_000;
/** How long the browser of somebody who connects waits for a turn at the cloud: at night its limit is used up. */
const BROWSER_PATIENCE_MS = 15_000;
const REDIS_COMMAND_TIMEOUT_MS = 500;

/** What tests replace: the time, the gateway that costs money, the log, and the nights. */
export type Replaceable = {
  clock?: Clock;
  sms?: SmsSender;
  logger?: Logger;
  control?: NightControl;
  importControl?: ImportControl;
};

/** Makes everything the API needs. It starts also while services are away; `close` ends what was opened. */
export async function composeApi(args: { config: Config } & Replaceable): Promise<{
  deps: AppDeps;
  close(): Promise<void>;
}> {
  const { config, clock = () => new Date() } = args;
  const orm = await openOrm({ url: config.DATABASE_URL });
  const redis = await openRedis(config);
  const connection = connectClient(config);
  const temporal = createTemporalProbe({ connection });
  const rateLimits = createRateLimits({ redis });
  const loginSessions = createLoginSessionRepository({ orm });
  const logger = args.logger ?? pino({ level: config.LOG_LEVEL });
  const catalog = loadCatalog();
  const planning = createPlanningThreads({
    catalog,
    threads: config.PLANNING_THREADS,
    onError: (error) => logger.error({ error: describeError(error) }, 'planning thread failed'),
  });
  const plans = createPlanRepository({ orm });
  const profiles = createProfileRepository({ orm });
  const untold = createUntoldChangeRepository({ orm });
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  const control = args.control ?? createNightControl({ client });
  const metrics = createApiMetrics();
  const deps: AppDeps = {
    clock,
    logger,
    metrics,
    health: {
      postgresql: {
        required: true,
        check: async () => void (await orm.em.getConnection().execute('select 1')),
      },
      temporal: { required: false, check: () => temporal.check() },
      redis: { required: false, check: async () => void (await redis.ping()) },
    },
    corsOrigins: config.CORS_ORIGINS,
    trustedProxyHops: config.TRUSTED_PROXY_HOPS,
    publicUrl: config.PUBLIC_URL,
    rateLimits,
    ...accountParts({ config, loginSessions, counters: rateLimits, logger, metrics }),
    servedCountries: config.SMS_COUNTRIES,
    loginSessions,
    users: createUserRepository({ orm }),
    oneTimeCodes: createOneTimeCodeRepository({ orm }),
    idempotencyKeys: createIdempotencyKeyRepository({ orm }),
    sms: args.sms ?? createSmsSender({ config, clock }),
    catalog,
    selectDay: planning.selectDay,
    profiles,
    preferences: createPreferencesRepository({ orm }),
    bodyMasses: createBodyMassRepository({ orm }),
    workouts: createWorkoutRepository({ orm }),
    activity: createActivityRepository({ orm }),
    providerClients: createProviderClients({
      settings: config.FITNESS_PROVIDERS,
      limiter: createProviderLimiter({ redis, limits: providerLimits(config.FITNESS_PROVIDERS) }),
      clock,
    }),
    changedDays: createChangedDayRepository({ orm }),
    ...connectionParts({ config, orm, redis, clock }),
    pushDevices: createPushDeviceRepository({ orm }),
    feedback: createRecipeFeedbackRepository({ orm }),
    inventory: createInventoryRepository({ orm }),
    products: createProductRepository({ orm }),
    productDirectory: createProductDirectory({ settings: config.OPEN_FOOD_FACTS, redis, clock }),
    ...configuredImports({
      config,
      orm,
      logger,
      control: args.importControl ?? createImportControl({ client }),
    }),
    plans,
    operations: createOperationsRepository({ orm }),
    accounts: createAccountRepository({ orm }),
    erase: createEraseRepository({ orm }),
    planCache: createPlanCache({ redis }),
    control,
    untold,
    planTriggers: createPlanTriggers({ control, plans, untold, logger }),
  };
  return {
    deps,
    async close() {
      redis.disconnect();
      await Promise.all([planning.close(), orm.close(), temporal.close()]);
    },
  };
}

/** Codes, tokens and limits of the accounts, each with its own key. */
function accountParts(args: {
  config: Config;
  loginSessions: LoginSessionRepository;
  counters: RateCounters;
  logger: Logger;
  metrics: ApiMetrics;
}) {
  const { config, loginSessions, counters, logger, metrics } = args;
  const master = config.CODE_HMAC_KEY;
  const signedTokens = createSignedTokens({ keys: config.JWT_PRIVATE_KEYS, issuer: config.PUBLIC_URL });
  return {
    signedTokens,
    authenticator: createAuthenticator({ signedTokens, loginSessions }),
    codeDigits: createCodeDigits({ key: deriveKey({ master, purpose: 'one-time-code' }) }),
    refreshTokens: createRefreshTokens({ key: deriveKey({ master, purpose: 'refresh-token' }) }),
    publicLimits: createPublicLimits({
      counters,
      key: deriveKey({ master, purpose: 'rate-limit' }),
      dailyBudget: config.SMS_DAILY_BUDGET,
      onFull: metrics.countFullLimit,
      alert: (limit) => logger.error({ limit }, 'one-time codes: a limit of the installation is full'),
    }),
  };
}

/** The clouds that users connect, and what is kept of their consents. */
function connectionParts({
  config,
  orm,
  redis,
  clock,
}: {
  config: Config;
  orm: MikroORM;
  redis: Redis;
  clock: Clock;
}) {
  const settings = config.FITNESS_PROVIDERS;
  const vault = createTokenVault({ keys: config.PROVIDER_TOKEN_KEYS });
  const limits = providerLimits(settings);
  const limiter = createPatientLimiter({
    limiter: createProviderLimiter({ redis, limits }),
    patienceMs: BROWSER_PATIENCE_MS,
  });
  return {
    clouds: {
      clients: createProviderClients({ settings, limiter, clock }),
      sendsWebhooks: (provider: ProviderId) => settings[provider]?.webhookSecret !== undefined,
    },
    connections: createProviderConnectionRepository({ orm, vault }),
    authorizations: createProviderAuthorizationRepository({ orm, vault }),
    endedConsents: createEndedConsentRepository({ orm, vault }),
    connectionReturnUrls: config.CONNECTION_RETURN_URLS,
  };
}

/** Fails fast while Redis is away: whoever asked has another way to go on. */
async function openRedis({ REDIS_URL }: Config): Promise<Redis> {
  const redis = new Redis(REDIS_URL, {
    lazyConnect: true,
    enableOfflineQueue: false,
    connectTimeout: REDIS_CONNECT_TIMEOUT_MS,
    commandTimeout: REDIS_COMMAND_TIMEOUT_MS,
  });
  // Every command reports its own failure; without a listener the event would end the process.
  redis.on('error', () => {});
  // The first request is counted in Redis already. Is Redis away, the client goes on trying by itself.
  await redis.connect().catch(() => {});
  return redis;
}

function createSmsSender({ config, clock }: { config: Config; clock: Clock }): SmsSender {
  if (config.SMS_DRIVER === 'development') {
    return createDevelopmentSmsSender({ show: (text) => void process.stdout.write(`${text}\n`) });
  }
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = config;
  if (!accountSid || !authToken || !from) {
    throw new Error('Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM, or SMS_DRIVER=development.');
  }
  const origin = from.startsWith('MG') ? { messagingServiceSid: from } : { from };
  return createTwilioSmsSender({ accountSid, authToken, origin, timeoutMs: SMS_TIMEOUT_MS, clock });
}
