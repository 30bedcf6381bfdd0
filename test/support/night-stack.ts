import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { type Config, Environment } from '../../config.ts';
import { openOrm } from '../../db/orm.ts';
import type { PushGateway, PushMessage, PushTarget } from '../../domain/ports/push-gateway.ts';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';
import { createNightControl } from '../../temporal/client.ts';
import { startWorker, type WorkerOverrides } from '../../temporal/worker.ts';

// The SDK's own lines would bury the test report.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

/** Settings of a test process: the addresses are real, the secrets are not used by a worker. */
export const testConfig = (addresses: {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
  namespace: string;
  fitnessProviders?: string;
  filesDir: string;
  settings?: Record<string, string>;
}): Config =>
  Environment.parse({
    DATABASE_URL: addresses.databaseUrl,
    REDIS_URL: addresses.redisUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: addresses.namespace,
    WORKER_METRICS_PORT: '0',
    FILES_DIR: addresses.filesDir,
    RECEIPTS_AT_ONCE: '8',
    ...(addresses.fitnessProviders === undefined ? {} : { FITNESS_PROVIDERS: addresses.fitnessProviders }),
    LOG_LEVEL: 'silent',
    JWT_PRIVATE_KEYS: JSON.stringify([{ kty: 'OKP', crv: 'Ed25519', kid: 'test', d: 'unused', x: 'unused' }]),
    CODE_HMAC_KEY: Buffer.alloc(32).toString('base64'),
    PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'test', key: Buffer.alloc(32).toString('base64') }]),
    ...addresses.settings,
  });

/** A push gateway that remembers what a phone would show: one message for each collapse key. */
export function createPhones(): Pick<PushGateway, 'send'> & {
  shown: Map<string, PushMessage>;
  sends: number;
} {
  const shown = new Map<string, PushMessage>();
  const phones = {
    shown,
    sends: 0,
    async send({ target, message }: { target: PushTarget; message: PushMessage }) {
      phones.sends += 1;
      shown.set(`${JSON.stringify(target)} ${message.collapseKey}`, message);
      return { status: 'delivered' } as const;
    },
  };
  return phones;
}

/** Where a night runs; `release` gives back what was taken for it. */
export type NightServices = {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
  namespace: string;
  /** The setting of the same name, JSON; none without it. */
  fitnessProviders?: string;
  /** Further environment variables by name. */
  settings?: Record<string, string>;
  release: () => Promise<void>;
};

/** The whole night on services of its own, with workers on request. */
export async function openNightStackOn({ release, ...services }: NightServices) {
  const filesDir = await mkdtemp(path.join(tmpdir(), 'meal-plan-files-'));
  const config = testConfig({ ...services, filesDir });
  const orm = await openOrm({ url: services.databaseUrl, poolSize: 4 });
  const connection = await Connection.connect({ address: services.temporalAddress });
  const client = new Client({ connection, namespace: services.namespace });
  const running = new Set<() => Promise<void>>();
  return {
    config,
    orm,
    client,
    control: createNightControl({ client }),
    async startWorker(overrides: WorkerOverrides = {}) {
      const workflowBundle = await cachedWorkflowBundle();
      const logger = pino({ level: 'silent' });
      const worker = await startWorker({ config, logger, overrides: { workflowBundle, ...overrides } });
      const stop = async () => {
        if (running.delete(stop)) await worker.stop();
      };
      running.add(stop);
      return { ...worker, stop };
    },
    async close() {
      await Promise.all([...running].map((stop) => stop()));
      await connection.close();
      await orm.close();
      await release();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}
export type NightStack = Awaited<ReturnType<typeof openNightStackOn>>;
