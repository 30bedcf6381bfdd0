import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../domain/account/audit-entry.ts';
import type { NightSummary } from '../../domain/night/night-summary.ts';
import { runCommand } from '../../ops/run-command.ts';
import { type NightCast, openNightCast } from '../support/night-cast.ts';

const NIGHT = '2026-11-22';
const CLI = fileURLToPath(new URL('../../ops/cli.ts', import.meta.url));
const NO_TEMPORAL = '127.0.0.1:1';

let cast: NightCast;
beforeAll(async () => {
  cast = await openNightCast(NIGHT);
});
afterAll(() => cast.api.close());

type Ended = { stdout: string; stderr: string; code: number };

/** Runs the command line as a process of its own. */
async function ops(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const settings = { DATABASE_URL: cast.api.databaseUrl, TEMPORAL_ADDRESS: NO_TEMPORAL, ...env };
  try {
    const run = promisify(execFile)(process.execPath, [CLI, ...args], {
      env: { ...process.env, ...settings },
    });
    return { ...(await run), code: 0 };
  } catch (error) {
    return error as Ended;
  }
}

describe('npm run ops', () => {
  test('shows failures as a table that fits a terminal', async () => {
    const { stdout, code } = await ops(['failures', NIGHT, '--step', 'sync']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stdout).toContain('sync_timeout');
  });

  test('gives scripts JSON', async () => {
    const { stdout } = await ops(['nights', '--limit', '2', '--json']);
    expect((JSON.parse(stdout) as NightSummary[])[0]).toMatchObject({ localDate: expect.any(String) });
  });

  test('counts on a dry run without Temporal, and says so without it when it is needed', async () => {
    const args = ['reschedule', NIGHT, '--code', 'sync_timeout'];
    expect(await ops([...args, '--dry-run'])).toMatchObject({
      code: 0,
      stdout: '1 night would be started again.\n',
    });
    const needed = await ops(args);
    expect(needed).toMatchObject({ code: 1, stdout: '' });
    expect(needed.stderr).toContain('night_unavailable');
  });

  test('gives a role by phone number, and notes it without the number', async () => {
    const { id } = await cast.api.addUser();
    const [{ phone } = { phone: '' }] = await cast.api.rows<{ phone: string }>(
      'select phone from users where id = ?',
      [id],
    );
    expect(await ops(['grant', phone, 'ops'])).toMatchObject({ code: 0 });
    expect(await cast.api.rows('select role from users where id = ?', [id])).toEqual([{ role: 'ops' }]);
    const audit = await ops(['audit', '--json']);
    expect((JSON.parse(audit.stdout) as AuditEntry[])[0]).toMatchObject({
      action: 'accounts.grant',
      actor: expect.stringMatching(/^cli:/),
      details: { userId: id, role: 'ops', outcome: 'done' },
    });
    expect(audit.stdout).not.toContain(phone);
  });

  test('has exit codes for scripts, and sentences for people', async () => {
    expect(await ops(['grant', '+4915100000000', 'ops'])).toMatchObject({
      code: 1,
      stderr: 'There is no such account. (user_not_found)\n',
    });
    expect(await ops(['dance'])).toMatchObject({ code: 2, stdout: '' });
    const away = await ops(['nights'], { DATABASE_URL: 'postgresql://127.0.0.1:1/nothing' });
    expect(away).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be reached') });
    expect(await ops(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('npm run ops') });
  });
});

test('a reschedule by the command line and by the API is the same', async () => {
  const { nights, deps } = cast.api;
  nights.forget();
  const command = {
    name: 'reschedule' as const,
    localDate: NIGHT,
    scope: { allFailed: true as const },
    dryRun: false,
  };
  const { data } = await runCommand(deps, { command, actor: 'cli:test' });
  const operator = await cast.api.addOperator();
  const body = { scope: command.scope };
  const answer = await operator.call('POST', `/v1/ops/nights/${NIGHT}/reschedule`, { body });
  expect(answer.body).toEqual(data);
  const [first, second] = [nights.argsOf('replan').slice(0, 3), nights.argsOf('replan').slice(3)];
  expect(first).toEqual(second);
});
