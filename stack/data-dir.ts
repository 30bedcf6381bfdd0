import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { pollUntil } from './poll-until.ts';
import { processIdentity } from './process-identity.ts';

const RunningProcess = z.object({ pid: z.int(), identity: z.string() });
const PidFile = z.object({ owner: RunningProcess, services: z.record(z.string(), RunningProcess) });
type RunningProcess = z.infer<typeof RunningProcess>;

/** A data folder that this process alone uses, and its note of the processes that work on it. */
export type ClaimedDataDir = {
  path: string;
  noteStarted(params: { name: string; pid: number }): void;
  noteEnded(params: { name: string }): void;
  release(): void;
};

/**
 * Takes a data folder for this process, after ending services that a killed owner left behind in it.
 *
 * @throws Error with one sentence when another process that is still alive uses the folder.
 */
export async function claimDataDir(dataDir: string): Promise<ClaimedDataDir> {
  const pidFile = path.join(dataDir, 'processes.json');
  // The server of PostgreSQL may run as another user, who must be able to pass through this folder.
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  await endLeftovers({ dataDir, pidFile });

  const owner = { pid: process.pid, identity: processIdentity(process.pid) ?? '' };
  const services: Record<string, RunningProcess> = {};
  const write = () => writeFileSync(pidFile, JSON.stringify({ owner, services }, null, 2));
  write();
  return {
    path: dataDir,
    noteStarted: ({ name, pid }) => {
      services[name] = { pid, identity: processIdentity(pid) ?? '' };
      write();
    },
    noteEnded: ({ name }) => {
      if (services[name] === undefined) return;
      delete services[name];
      write();
    },
    release: () => rmSync(pidFile, { force: true }),
  };
}

async function endLeftovers({ dataDir, pidFile }: { dataDir: string; pidFile: string }): Promise<void> {
  const previous = readPidFile(pidFile);
  if (previous === undefined) return;
  if (isAlive(previous.owner)) {
    throw new Error(
      `The services in ${dataDir} are already running (process ${previous.owner.pid}): stop that process first.`,
    );
  }
  await Promise.all(Object.values(previous.services).map(endProcess));
}

function readPidFile(pidFile: string): z.infer<typeof PidFile> | undefined {
  try {
    return PidFile.parse(JSON.parse(readFileSync(pidFile, 'utf8')));
  } catch {
    // None, or half-written by an owner that was killed in that moment: then the port check has the last word.
    return undefined;
  }
}

function isAlive({ pid, identity }: RunningProcess): boolean {
  return processIdentity(pid) === identity;
}

/** Its guard may be ending it already, and kills it after five seconds; we ask too, and wait a little longer. */
async function endProcess(leftover: RunningProcess): Promise<void> {
  const ended = () => !isAlive(leftover);
  if (ended()) return;
  process.kill(leftover.pid, 'SIGTERM');
  if (await pollUntil({ probe: ended, timeoutMs: 7_000 })) return;
  process.kill(leftover.pid, 'SIGKILL');
  await pollUntil({ probe: ended, timeoutMs: 2_000 });
}
