import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type GuardedChild, type GuardedCommand, spawnGuarded } from './child-process.ts';
import type { ClaimedDataDir } from './data-dir.ts';
import { assertPortFree } from './free-port.ts';
import { pollUntil } from './poll-until.ts';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

/** How one service is run. */
type EmbeddedProcessOptions = {
  /** The product's name, for messages. */
  label: string;
  /** Names the log file, and the process in the pid file. */
  name: 'postgres' | 'redis' | 'temporal';
  dataDir: ClaimedDataDir;
  /** Ports that must be free before each start, with the setting that chooses another. */
  ports: readonly { port: number; setting: string }[];
  run: Omit<GuardedCommand, 'logFile'>;
  /** A real query: true when the service answers it. */
  isReady: () => Promise<boolean>;
  /** Text in the log of a failed start that is worth another try, because its cause passes by itself. */
  passingFailure?: string;
};

/** The controls that every service has. */
export type ServiceControls = {
  /** Asks the service to end and waits until it has. Nothing happens when it does not run. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, after stopping it when it still runs. */
  restart(): Promise<void>;
};

/**
 * Starts a service and resolves when it answers.
 *
 * @throws Error with one sentence when a port is in use, or the service ends or stays silent while starting.
 */
export async function startEmbeddedProcess(options: EmbeddedProcessOptions): Promise<ServiceControls> {
  const { name, dataDir, run } = options;
  let child = await startUntilReady(options);

  const end = async (signal: NodeJS.Signals) => {
    if (child.isRunning()) await endChild({ child, signal });
    dataDir.noteEnded({ name });
  };
  return {
    stop: () => end(run.stopSignal),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end(run.stopSignal);
      child = await startUntilReady(options);
    },
  };
}

async function startUntilReady(options: EmbeddedProcessOptions): Promise<GuardedChild> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    for (const port of options.ports) await assertPortFree({ ...port, label: options.label });
    const outcome = await startOnce(options);
    if (outcome.status === 'ready') return outcome.child;
    const { passingFailure } = options;
    const passes = passingFailure !== undefined && outcome.log.includes(passingFailure);
    if (!passes || Date.now() > deadline) {
      throw new Error(`${options.label} did not start (${outcome.reason}): ${lastLines(outcome.log)}`);
    }
  }
}

type StartOutcome =
  | { status: 'ready'; child: GuardedChild }
  | { status: 'failed'; reason: string; log: string };

async function startOnce(options: EmbeddedProcessOptions): Promise<StartOutcome> {
  const { name, dataDir, run, isReady } = options;
  const logFile = path.join(dataDir.path, `${name}.log`);
  const child = spawnGuarded({ ...run, logFile });
  dataDir.noteStarted({ name, pid: child.pid });

  await pollUntil({
    probe: async () => !child.isRunning() || (await isReady()),
    timeoutMs: START_TIMEOUT_MS,
  });
  // The last probe may have been answered by somebody else on the port while our process was ending.
  const ready = child.isRunning() && (await isReady().catch(() => false)) && child.isRunning();
  if (ready) return { status: 'ready', child };

  const reason = child.isRunning() ? `no answer in ${START_TIMEOUT_MS / 1000} s` : await child.exited;
  await endChild({ child, signal: 'SIGKILL' });
  dataDir.noteEnded({ name });
  return { status: 'failed', reason, log: readFileSync(logFile, 'utf8') };
}

async function endChild({ child, signal }: { child: GuardedChild; signal: NodeJS.Signals }): Promise<void> {
  child.signal(signal);
  const timer = setTimeout(() => child.signal('SIGKILL'), STOP_TIMEOUT_MS);
  await child.exited;
  clearTimeout(timer);
}

function lastLines(log: string): string {
  const lines = log.trim().split('\n').slice(-3);
  return lines.join(' / ') || 'it wrote nothing to its log';
}
