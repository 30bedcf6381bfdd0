import { userInfo } from 'node:os';
import { Client } from '@temporalio/client';
import type { OpsConfig } from '../config.ts';
import { openOrm } from '../db/orm.ts';
import { createOperationsRepository } from '../db/repositories/operations.ts';
import { DomainError } from '../domain/errors.ts';
import { createNightControl } from '../temporal/client.ts';
import { connectClient } from '../temporal/connection.ts';
import { parseCommand, USAGE, UsageError } from './parse-command.ts';
import { type CommandDeps, runCommand } from './run-command.ts';
import { findSettings } from './settings.ts';

/** What a run prints, where, and the exit code: 0 ok, 1 a problem, 2 wrong arguments. */
type Run = { stdout: string } | { stderr: string; exitCode: 1 | 2 };

async function run(args: readonly string[]): Promise<Run> {
  try {
    const { command, json } = parseCommand(args);
    if (command === 'help') return { stdout: USAGE };
    const actor = `cli:${userInfo().username}`;
    const { text, data } = await withDeps(findSettings(process.env), (deps) =>
      runCommand(deps, { command, actor }),
    );
    return { stdout: json ? JSON.stringify(data, null, 2) : text };
  } catch (error) {
    if (error instanceof UsageError) return { stderr: `${error.message}\n\n${USAGE}`, exitCode: 2 };
    return { stderr: describe(error), exitCode: 1 };
  }
}

/** Opens the database and Temporal for one command. Temporal is only reached when the command needs it. */
async function withDeps<Result>(
  config: OpsConfig,
  use: (deps: CommandDeps) => Promise<Result>,
): Promise<Result> {
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: 2 });
  const connection = connectClient(config);
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  try {
    return await use({
      operations: createOperationsRepository({ orm }),
      control: createNightControl({ client }),
      clock: () => new Date(),
    });
  } finally {
    await Promise.all([orm.close(), connection.close()]);
  }
}

/** What an operator can act on, in one line. */
function describe(error: unknown): string {
  if (error instanceof DomainError) return `${error.message} (${error.code})`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'The database cannot be reached. Is it running? Is DATABASE_URL right?';
  return error.message;
}

const outcome = await run(process.argv.slice(2));
if ('stdout' in outcome) process.stdout.write(`${outcome.stdout}\n`);
else {
  process.stderr.write(`${outcome.stderr}\n`);
  process.exitCode = outcome.exitCode;
}
