import { DefaultLogger, makeTelemetryFilterString, type NativeConnection, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { type Config, readConfig } from '../config.ts';
import { openOrm, WORKER_LIMITS } from '../db/orm.ts';
import { createActivityRepository } from '../db/repositories/activity-reports.ts';
import { createChangedDayRepository } from '../db/repositories/changed-days.ts';
import { createDeliveryRepository } from '../db/repositories/deliveries.ts';
import { createEndedConsentRepository } from '../db/repositories/ended-consents.ts';
import { createEraseRepository } from '../db/repositories/erase.ts';
import { createIdempotencyKeyRepository } from '../db/repositories/idempotency-keys.ts';
import { createInventoryRepository } from '../db/repositories/inventory.ts';
import { createLoginSessionRepository } from '../db/repositories/login-sessions.ts';
import { createNightRepository } from '../db/repositories/night.ts';
import { createOneTimeCodeRepository } from '../db/repositories/one-time-codes.ts';
import { createPlanRepository } from '../db/repositories/plans.ts';
import { createProviderAuthorizationRepository } from '../db/repositories/provider-authorizations.ts';
import { createProviderConnectionRepository } from '../db/repositories/provider-connections.ts';
import { createUntoldChangeRepository } from '../db/repositories/untold-changes.ts';
import { createPlanningThreads } from '../integrations/planning-threads/planning-threads.ts';
import { COUNTER_TIMEOUT_MS, connectRedis, settleRedis } from '../integrations/redis/connect.ts';
import { createPlanCache } from '../integrations/redis/plan-cache.ts';
import { createTokenVault } from '../integrations/token-vault.ts';
import { describeError } from '../telemetry/describe-error.ts';
import { close, listen } from '../telemetry/listen.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createMetricsServer } from '../telemetry/metrics-server.ts';
import { configuredProviders } from './configured-providers.ts';
import { configuredPush } from './configured-push.ts';
import { configuredReceipts } from './configured-receipts.ts';
import { connectPatiently } from './connection.ts';
import { createWorkerMetrics } from './metrics.ts';
import { type NightWorkerOptions, startNightWorker } from './night-worker.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

/** Connections of one worker: as many as steps run at once on a few cores. */
const POOL_SIZE = 10;

/** A probe waits no longer for Temporal. */
const PROBE_MS = 1_500;

const askSystemInfo = (connection: NativeConnection) => () => connection.workflowService.getSystemInfo({});

/** Said of every queue that has only activities, which is how the queues of clouds and receipts are meant. */
const EXPECTED = /^No workflows registered/;

/** The SDK's own lines as lines of ours: without it they are plain text beside the JSON. */
const sdkLogger = (logger: Logger): DefaultLogger =>
  new DefaultLogger('WARN', ({ level, message, meta = {} }) => {
    if (EXPECTED.test(message)) return;
    const { sdkComponent, taskQueue, error } = meta;
    const facts = { sdkComponent, taskQueue, ...(error ? { error: describeError(error) } : {}) };
    logger[level === 'ERROR' ? 'error' : 'warn'](facts, message);
  });

/** What a test or the demo may put in the place of the real thing. */
export type WorkerOverrides = Partial<
  Pick<
    NightWorkerOptions['deps'],
    | 'selectDay'
    | 'providers'
    | 'push'
    | 'clock'
    | 'imports'
    | 'files'
    | 'preparePicture'
    | 'reader'
    | 'spotter'
  >
> & { workflowBundle?: NightWorkerOptions['workflowBundle'] };

/**
 * The worker's composition root: opens everything, runs until `stop`. `finished` rejects when the worker
 * dies by itself.
 */
export async function startWorker({
  config,
  logger,
  overrides = {},
}: {
  config: Config;
  logger: Logger;
  overrides?: WorkerOverrides;
}): Promise<{ stop(): Promise<void>; finished: Promise<void>; metricsUrl: string }> {
  const { workflowBundle, ...replaced } = overrides;
  const clock = replaced.clock ?? (() => new Date());
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: POOL_SIZE, limits: WORKER_LIMITS });
  const toRedis = {
    url: config.REDIS_URL,
    onError: (error: Error) => logger.debug({ code: error.name }, 'redis is away'),
  };
  const redis = connectRedis(toRedis);
  const counters = connectRedis({ ...toRedis, commandTimeoutMs: COUNTER_TIMEOUT_MS });
  await Promise.all([redis, counters].map(settleRedis));
  const metrics = createWorkerMetrics();
  let connected: NativeConnection | undefined;
  const metricsServer = createMetricsServer({
    registry: metrics.registry,
    checks: {
      postgresql: () => orm.em.getConnection().execute('select 1'),
      temporal: async () => {
        if (connected === undefined) throw new Error('Temporal was not reached yet');
        await connected.withDeadline(Date.now() + PROBE_MS, askSystemInfo(connected));
      },
    },
  });
  const { HOST: host, WORKER_METRICS_PORT: port } = config;
  const metricsUrl = await listen({ server: metricsServer, port, host, setting: 'WORKER_METRICS_PORT' });
  const connection = await connectPatiently({ config, logger });
  connected = connection;
  const catalog = loadCatalog();
  const planning = createPlanningThreads({
    catalog,
    threads: config.PLANNING_THREADS,
    onError: (error) => logger.error({ error: describeError(error) }, 'planning thread failed'),
  });
  const changedDays = createChangedDayRepository({ orm });
  const vault = createTokenVault({ keys: config.PROVIDER_TOKEN_KEYS });
  const expiring = [
    changedDays,
    createOneTimeCodeRepository({ orm }),
    createLoginSessionRepository({ orm }),
    createIdempotencyKeyRepository({ orm }),
    createProviderAuthorizationRepository({ orm, vault }),
  ];
  const connections = createProviderConnectionRepository({ orm, vault });
  const endedConsents = createEndedConsentRepository({ orm, vault });
  const { clients, providers, slots } = configuredProviders({
    ...{ config, connections, endedConsents, clock },
    redis: counters,
  });
  const receipts = configuredReceipts({ config, orm, clock });
  const worker = await startNightWorker({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    workflowBundle: workflowBundle ?? (await loadWorkflowBundle()),
    logger,
    metrics,
    slots,
    receiptsAtOnce: config.RECEIPTS_AT_ONCE,
    deps: {
      ...receipts.parts,
      plans: createPlanRepository({ orm }),
      inventory: createInventoryRepository({ orm }),
      night: createNightRepository({ orm }),
      deliveries: createDeliveryRepository({ orm }),
      reports: createActivityRepository({ orm }),
      connections,
      changedDays,
      endedConsents,
      untold: createUntoldChangeRepository({ orm }),
      erase: createEraseRepository({ orm }),
      cache: createPlanCache({ redis }),
      push: configuredPush({ config, clock }),
      providers,
      clients,
      catalog,
      selectDay: planning.selectDay,
      purgeExpired: async ({ now }) => {
        const purged = await Promise.allSettled(expiring.map(({ purgeExpired }) => purgeExpired({ now })));
        for (const { reason } of purged.filter((one) => one.status === 'rejected'))
          logger.warn({ error: describeError(reason) }, 'expired rows stay until the next sweep');
      },
      clock,
      ...replaced,
    },
  });
  return {
    metricsUrl,
    finished: worker.finished,
    async stop() {
      await worker.stop();
      await Promise.all([planning.close(), receipts.close()]);
      await close(metricsServer);
      await connection.close();
      for (const opened of [redis, counters]) opened.disconnect();
      await orm.close();
    },
  };
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const logger = createLogger({ level: config.LOG_LEVEL, name: 'worker' });
  const bindAddress = `${config.HOST}:${config.TEMPORAL_METRICS_PORT}`;
  try {
    Runtime.install({
      logger: sdkLogger(logger),
      telemetryOptions: {
        metrics: { prometheus: { bindAddress } },
        logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      },
    });
  } catch (error) {
    logger.fatal({ error: describeError(error) }, `${bindAddress} is taken: set TEMPORAL_METRICS_PORT`);
    process.exit(1);
  }
  const worker = await startWorker({ config, logger }).catch((error: unknown) => {
    const advice = error instanceof Error && /^Port \d+ is taken/.test(error.message) ? error.message : '';
    logger.fatal({ error: describeError(error) }, advice || 'the worker could not start');
    process.exit(1);
  });
  logger.info('worker started');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop());
  await worker.finished;
}
