import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { createExpoPushGateway } from '../../integrations/push/expo/expo-push-gateway.ts';
import { createPushGateways } from '../../integrations/push/push-gateways.ts';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';
import { startWorker } from '../../temporal/worker.ts';

/** A worker in a process of its own, which can be killed. Its pushes go to an Expo sink. */
export type WorkerProcess = { kill(): Promise<void> };

/** Starts it and resolves when it works. It ends with this process, however that ends. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
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
  };
}

if (import.meta.main) {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
  // The parent holds standard input open and never writes to it.
  process.stdin.resume().once('end', () => process.exit());
  const clock = () => new Date();
  const expo = createExpoPushGateway({ timeoutMs: 5000, clock, baseUrl: process.env.EXPO_SINK ?? '' });
  await startWorker({
    config: readConfig(process.env),
    logger: pino({ level: 'silent' }),
    overrides: { push: createPushGateways({ expo }), workflowBundle: await cachedWorkflowBundle() },
  });
  process.stdout.write('started\n');
}
