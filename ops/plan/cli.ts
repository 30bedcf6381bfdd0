import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { OpsConfig } from '../../config.ts';
import { OPERATOR_LIMITS, openOrm } from '../../db/orm.ts';
import { createAccountRepository } from '../../db/repositories/accounts.ts';
import { createOperationsRepository } from '../../db/repositories/operations.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createUserRepository } from '../../db/repositories/users.ts';
import { runCommandLine } from '../command-line.ts';
import { findSettings } from '../settings.ts';
import { parseCommand, USAGE } from './parse-command.ts';
import { type CommandDeps, runCommand } from './run-command.ts';

/** Opens the database for one command. */
async function withDeps<Result>(
  { DATABASE_URL: url }: OpsConfig,
  use: (deps: CommandDeps) => Promise<Result>,
): Promise<Result> {
  const orm = await openOrm({ url, poolSize: 1, limits: OPERATOR_LIMITS });
  try {
    return await use({
      accounts: createAccountRepository({ orm }),
      users: createUserRepository({ orm }),
      plans: createPlanRepository({ orm }),
      operations: createOperationsRepository({ orm }),
      catalog: loadCatalog(),
      clock: () => new Date(),
    });
  } finally {
    await orm.close();
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
