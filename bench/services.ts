import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { findFreePort } from '../stack/free-port.ts';
import { startServices } from '../stack/services.ts';
import { startExpoPushService } from '../test/support/push-sinks/expo-push-service.ts';
import { startChildWorker } from './child-worker.ts';
import type { PerProcess } from './cpu-meter.ts';

const NAMESPACE = 'default';

const Processes = z.object({
  services: z.object({
    postgres: z.object({ pid: z.int() }),
    redis: z.object({ pid: z.int() }),
    temporal: z.object({ pid: z.int() }),
  }),
});

/**
 * Everything that a night needs, as `npm start` runs it: services that wait for the disk, the product's worker
 * in a process of its own, and beside it the bare one. Expo's service is in this process.
 */
export async function startBenchServices({
  profileDir,
  fitnessProviders,
}: {
  profileDir?: string;
  /** The worker's setting `FITNESS_PROVIDERS`. */
  fitnessProviders?: string;
}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'meal-plan-bench-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const log = (message: string) => process.stderr.write(`${message}\n`);
  const services = await startServices({ ports: 'free', dataDir, log });
  await migrateDatabase({ url: services.postgres.url });
  const sink = await startExpoPushService({});
  const workers = await startWorkers({ services, expoUrl: sink.origin, profileDir, fitnessProviders });
  const connection = await Connection.connect({ address: services.temporal.address });
  const client = new Client({ connection, namespace: NAMESPACE });
  // It would look at the people in the middle of a measurement.
  await client.schedule.getHandle('night-sweep').pause();
  const orm = await openOrm({ url: services.postgres.url, poolSize: 2 });
  const redis = new Redis(services.redis.url);
  const pidsWith = readPids({ dataDir });
  return {
    client,
    orm,
    redis,
    sink,
    night: { ...workers.night, pids: pidsWith(workers.night) },
    bare: { ...workers.bare, pids: pidsWith(workers.bare) },
    config: workers.config,
    metricsUrl: workers.metricsUrl,
    async stop() {
      await Promise.all([workers.night.stop(), workers.bare.stop()]);
      await connection.close();
      await orm.close();
      redis.disconnect();
      await sink.stop();
      await services.stop();
    },
  };
}
export type BenchServices = Awaited<ReturnType<typeof startBenchServices>>;

type Services = Awaited<ReturnType<typeof startServices>>;

/** The services' own note of their processes. */
function readPids({ dataDir }: { dataDir: string }) {
  const note = readFileSync(path.join(dataDir, 'processes.json'), 'utf8');
  const { postgres, redis, temporal } = Processes.parse(JSON.parse(note)).services;
  return ({ pid }: { pid: number }): PerProcess => ({
    worker: pid,
    server: temporal.pid,
    postgres: postgres.pid,
    redis: redis.pid,
  });
}

async function startWorkers(params: {
  services: Services;
  expoUrl: string;
  profileDir: string | undefined;
  fitnessProviders: string | undefined;
}) {
  const { services, expoUrl, profileDir, fitnessProviders } = params;
  const metricsPort = await findFreePort();
  // Addresses, and values for the settings that a worker must have and does not use.
  const env = {
    DATABASE_URL: services.postgres.url,
    REDIS_URL: services.redis.url,
    TEMPORAL_ADDRESS: services.temporal.address,
    TEMPORAL_NAMESPACE: NAMESPACE,
    WORKER_METRICS_PORT: String(metricsPort),
    TEMPORAL_METRICS_PORT: String(await findFreePort()),
    LOG_LEVEL: 'warn',
    JWT_PRIVATE_KEYS: JSON.stringify([
      { kty: 'OKP', crv: 'Ed25519', kid: 'bench', d: 'unused', x: 'unused' },
    ]),
    CODE_HMAC_KEY: Buffer.alloc(32).toString('base64'),
    ...(fitnessProviders === undefined ? {} : { FITNESS_PROVIDERS: fitnessProviders }),
    PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'test', key: Buffer.alloc(32).toString('base64') }]),
  };
  const [night, bare] = await Promise.all([
    startChildWorker({ module: 'night-worker.ts', args: [expoUrl], env, profileDir }),
    startChildWorker({ module: 'bare-worker.ts', args: [], env }),
  ]);
  return { night, bare, config: readConfig(env), metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` };
}
