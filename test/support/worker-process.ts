import { generateKeyPairSync } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { z } from 'zod';
import { type Config, readConfig } from '../../config.ts';
import { openOrm } from '../../db/orm.ts';
import { createGroceryImportRepository } from '../../db/repositories/grocery-imports.ts';
import { linesOfText } from '../../domain/receipts/text-lines.ts';
import { createFileStore } from '../../integrations/files/file-store.ts';
import { createExpoPushGateway } from '../../integrations/push/expo/expo-push-gateway.ts';
import { createPushGateways } from '../../integrations/push/push-gateways.ts';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';
import { startWorker } from '../../temporal/worker.ts';
import { STALLS, type Stall, stallImports } from './stalling-imports.ts';

/** A worker in a process of its own, which can be killed. Its pushes go to an Expo sink. */
export type WorkerProcess = {
  kill(): Promise<void>;
  /** What it has said since it started. */
  lines(): string[];
};

/** The settings of a worker beside a test: all that it does not leave as they are. */
export const workerSettings = (config: Config): Record<string, string> => ({
  DATABASE_URL: config.DATABASE_URL,
  REDIS_URL: config.REDIS_URL,
  TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS,
  TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
  FILES_DIR: config.FILES_DIR,
  RECEIPTS_AT_ONCE: String(config.RECEIPTS_AT_ONCE),
  WORKER_METRICS_PORT: '0',
  // A worker signs nothing, and refuses to start with halves of a key that do not fit.
  JWT_PRIVATE_KEYS: JSON.stringify([
    { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'test' },
  ]),
  CODE_HMAC_KEY: config.CODE_HMAC_KEY,
  PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'test', key: Buffer.alloc(32).toString('base64') }]),
});

/** Starts it and resolves when it works. It ends with this process, however that ends. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const started = child.stdout ? once(child.stdout, 'data') : exited;
  await Promise.race([
    started,
    exited.then(() => Promise.reject(new Error('The worker process ended while it started'))),
  ]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    lines: () => said.split('\n'),
  };
}

/** Imports in which this worker stands still, as JSON of `Stall` by the import's id. */
const Stalls = z.record(z.string(), z.enum(STALLS));

async function stallingImports(config: Config, stalls: Record<string, Stall>) {
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: 4 });
  return stallImports({
    imports: createGroceryImportRepository({ orm }),
    files: createFileStore({ dir: config.FILES_DIR, s3: config.FILES_S3 }),
    stallOf: (importId) => stalls[importId],
    standStill: (importId) => {
      process.stdout.write(`${importId}\n`);
      return new Promise<never>(() => {});
    },
  });
}

if (import.meta.main) {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
  // The parent holds standard input open and never writes to it.
  process.stdin.resume().once('end', () => process.exit());
  const clock = () => new Date();
  const config = readConfig(process.env);
  const { EXPO_SINK: baseUrl, IMPORT_STALLS: stalls, BILL_TEXT: text } = process.env;
  await startWorker({
    config,
    logger: pino({ level: 'silent' }),
    overrides: {
      push: createPushGateways(
        baseUrl === undefined ? {} : { expo: createExpoPushGateway({ timeoutMs: 5000, clock, baseUrl }) },
      ),
      workflowBundle: await cachedWorkflowBundle(),
      ...(stalls === undefined ? {} : await stallingImports(config, Stalls.parse(JSON.parse(stalls)))),
      ...(text === undefined ? {} : { reader: { name: 'eyes', read: async () => linesOfText(text) } }),
    },
  });
  process.stdout.write('started\n');
}
