import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { pollUntil } from '../../stack/poll-until.ts';
import { processIdentity } from '../../stack/process-identity.ts';
import { startServices } from '../../stack/services.ts';

const PidFile = z.object({ services: z.record(z.string(), z.object({ pid: z.int() })) });

describe('when the process that started the services is killed with SIGKILL', () => {
  it('no service process stays behind', async () => {
    const { parent, pids } = await holdServices(temporaryFolder());
    expect(pids).toHaveLength(3);
    expect(pids.filter(isRunning)).toHaveLength(3);

    parent.kill('SIGKILL');
    await pollUntil({ probe: () => !pids.some(isRunning), timeoutMs: 8_000 });
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it('the next start in the same folder waits for what is left and then works', async () => {
    const dataDir = temporaryFolder();
    const { parent, pids } = await holdServices(dataDir);
    parent.kill('SIGKILL');
    await once(parent, 'exit');

    const services = await startServices({ dataDir, ports: 'free' });
    expect(pids.filter(isRunning)).toEqual([]);
    await services.stop();
  });
});

async function holdServices(dataDir: string): Promise<{ parent: ChildProcess; pids: number[] }> {
  const script = fileURLToPath(new URL('./hold-services.ts', import.meta.url));
  const parent = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  await once(parent.stdout, 'data');
  const { services } = PidFile.parse(JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8')));
  return { parent, pids: Object.values(services).map(({ pid }) => pid) };
}

function isRunning(pid: number): boolean {
  return processIdentity(pid) !== undefined;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'meal-plan-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
