import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BinarySearch, findRedisBinary, findTemporalBinary } from './binaries.ts';
import { type ClaimedDataDir, claimDataDir } from './data-dir.ts';
import type { ServiceControls } from './embedded-process.ts';
import { type ExternalServices, useExternal } from './external.ts';
import { findFreePort } from './free-port.ts';
import { answersPostgres, type PostgresService, startPostgres } from './postgres.ts';
import { answersRedis, type RedisService, startRedis } from './redis.ts';
import { startTemporal, type TemporalService } from './temporal.ts';
import { answersTemporal } from './temporal-namespace.ts';

const DEFAULT_BIN_DIR = path.resolve(import.meta.dirname, '../.stack/bin');

export type Services = {
  postgres: PostgresService;
  redis: RedisService;
  temporal: TemporalService;
  /** Ends every service that was started here; removes the data when they were temporary. */
  stop(): Promise<void>;
};

export type ServicesOptions = {
  /** Keeps the data for the next start. Absent: a temporary folder, removed by `stop`, and no waits for the disk. */
  dataDir?: string;
  ports: 'free' | { postgres: number; redis: number; temporal: number; temporalUi: number };
  /** Services that run elsewhere: those are used, not started. */
  external?: ExternalServices;
  /** Hears what takes long, such as a first download. */
  log?: (message: string) => void;
  /** Where fetched programs are kept; `.stack/bin` of the project by default. */
  binDir?: string;
  /** Where installed programs are looked for; the PATH by default. */
  searchPath?: string;
};

/**
 * Starts PostgreSQL, Redis and Temporal at the same time, and resolves when all three answer a real query.
 *
 * None of them outlives this process, however it ends.
 *
 * @throws Error with one sentence for its reader: a port in use, a program that is missing, a service that is
 *   already running in the data folder or did not start. What had started is stopped then.
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { external = {}, log = () => {}, binDir = DEFAULT_BIN_DIR, searchPath } = options;
  const durable = options.dataDir !== undefined;
  const dataDir = await claimDataDir(options.dataDir ?? createTemporaryDir());
  const ports = options.ports === 'free' ? await findFreePorts() : options.ports;
  const embedded: ServiceControls[] = [];
  const context = { dataDir, durable, ports, external, embedded, search: { binDir, searchPath, log } };

  const starting = [postgresFrom(context), redisFrom(context), temporalFrom(context)] as const;
  const end = async () => {
    await Promise.allSettled(starting);
    // Data that is thrown away needs no orderly end.
    await Promise.all(embedded.map((service) => (durable ? service.stop() : service.kill())));
    dataDir.release();
    if (!durable) rmSync(dataDir.path, { recursive: true, force: true });
  };
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= end();
    return ending;
  };
  try {
    const [postgres, redis, temporal] = await Promise.all(starting);
    return { postgres, redis, temporal, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createTemporaryDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'meal-plan-services-'));
  // PostgreSQL may run as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  return folder;
}

type Ports = Exclude<ServicesOptions['ports'], 'free'>;

type Context = {
  dataDir: ClaimedDataDir;
  durable: boolean;
  ports: Ports;
  external: ExternalServices;
  search: BinarySearch;
  /** Collects what was started here. */
  embedded: ServiceControls[];
};

async function findFreePorts(): Promise<Ports> {
  return {
    postgres: await findFreePort(),
    redis: await findFreePort(),
    temporal: await findFreePort(),
    temporalUi: await findFreePort(),
  };
}

async function postgresFrom({
  external,
  ports,
  dataDir,
  durable,
  embedded,
}: Context): Promise<PostgresService> {
  const url = external.postgresUrl;
  if (url !== undefined) {
    const answers = () => answersPostgres({ url });
    return { url, ...(await useExternal({ label: 'PostgreSQL', setting: 'DATABASE_URL', answers })) };
  }
  const postgres = await startPostgres({ port: ports.postgres, dataDir, durable });
  embedded.push(postgres);
  return postgres;
}

async function redisFrom({
  external,
  ports,
  dataDir,
  durable,
  search,
  embedded,
}: Context): Promise<RedisService> {
  const url = external.redisUrl;
  if (url !== undefined) {
    const answers = () => answersRedis({ url });
    return { url, ...(await useExternal({ label: 'Redis', setting: 'REDIS_URL', answers })) };
  }
  const binary = await findRedisBinary(search);
  const redis = await startRedis({ binary, port: ports.redis, dataDir, durable });
  embedded.push(redis);
  return redis;
}

async function temporalFrom({
  external,
  ports,
  dataDir,
  search,
  embedded,
}: Context): Promise<TemporalService> {
  const address = external.temporalAddress;
  if (address !== undefined) {
    const answers = () => answersTemporal({ address, namespace: 'default' });
    const controls = await useExternal({ label: 'Temporal', setting: 'TEMPORAL_ADDRESS', answers });
    return { address, uiUrl: undefined, ...controls };
  }
  const binary = await findTemporalBinary(search);
  const temporal = await startTemporal({ binary, port: ports.temporal, uiPort: ports.temporalUi, dataDir });
  embedded.push(temporal);
  return temporal;
}
