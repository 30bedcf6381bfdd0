import { Client } from '@temporalio/client';
import type { OpsConfig } from '../config.ts';
import { OPERATOR_LIMITS, openOrm } from '../db/orm.ts';
import { createOperationsRepository } from '../db/repositories/operations.ts';
import { createNightControl } from '../temporal/client.ts';
import { connectClient } from '../temporal/connection.ts';
import { runCommandLine } from './command-line.ts';
import { parseCommand, USAGE } from './parse-command.ts';
import { type CommandDeps, runCommand } from './run-command.ts';
import { findSettings } from './settings.ts';

/** Opens the database and Temporal for one command. Temporal is only reached when the command needs it. */
async function withDeps<Result>(
  config: OpsConfig,
  use: (deps: CommandDeps) => Promise<Result>,
): Promise<Result> {
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: 2, limits: OPERATOR_LIMITS });
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

await runCommandLine({
  usage: USAGE,
  read: () => {
    const { command, json } = parseCommand(process.argv.slice(2));
    if (command === 'help') return { json, run: command };
    return {
      json,
      run: (actor) => withDeps(findSettings(process.env), (deps) => runCommand(deps, { command, actor })),
    };
  },
});
