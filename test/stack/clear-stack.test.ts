import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { clearStack } from '../../stack/clear-stack.ts';
import { claimDataDir } from '../../stack/data-dir.ts';

const stackDir = mkdtempSync(path.join(tmpdir(), 'stack-'));
afterEach(() => rmSync(stackDir, { recursive: true, force: true }));

function write(file: string): void {
  mkdirSync(path.dirname(path.join(stackDir, file)), { recursive: true });
  writeFileSync(path.join(stackDir, file), 'x');
}

it('reset removes uploads, databases, logs and secrets, and keeps fetched programs', async () => {
  for (const file of ['files/ab/upload.jpg', 'data/postgres/PG_VERSION', 'logs/app.log', 'secrets.json'])
    write(file);
  for (const file of ['bin/redis-server', 'bundles/1.js']) write(file);
  await clearStack({ stackDir });
  expect(readdirSync(stackDir).sort()).toEqual(['bin', 'bundles']);
  expect(existsSync(path.join(stackDir, 'bin/redis-server'))).toBe(true);
});

it('reset refuses while another process uses the data', async () => {
  write('files/ab/upload.jpg');
  const claimed = await claimDataDir(path.join(stackDir, 'data'));
  await expect(clearStack({ stackDir })).rejects.toThrow(/already running/);
  expect(existsSync(path.join(stackDir, 'files/ab/upload.jpg'))).toBe(true);
  claimed.release();
});
