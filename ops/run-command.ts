import { grantRole } from '../domain/account/grant-role.ts';
import { assertNever } from '../domain/errors.ts';
import { rescheduleNights } from '../domain/night/reschedule-nights.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { OperationsRepository } from '../domain/ports/operations-repository.ts';
import type { CommandOutput } from './command-line.ts';
import type { Command } from './parse-command.ts';
import { renderAudit, renderFailures, renderNights, renderResult } from './render.ts';

export type CommandDeps = { operations: OperationsRepository; control: NightControl; clock: Clock };

/** Carries out one command for `actor`. Throws what the operations throw. */
export async function runCommand(
  deps: CommandDeps,
  { command, actor }: { command: Command; actor: string },
): Promise<CommandOutput> {
  const { operations, clock } = deps;
  switch (command.name) {
    case 'nights': {
      const data = await operations.listNights({ limit: command.limit, now: clock() });
      return { text: renderNights(data), data };
    }
    case 'failures': {
      const { localDate, limit, filters } = command;
      const data = await operations.listFailures({ localDate, limit, ...filters });
      return { text: renderFailures(data), data };
    }
    case 'reschedule': {
      const { localDate, scope, dryRun } = command;
      const data = await rescheduleNights(deps, { localDate, scope, dryRun, actor });
      return { text: renderResult(data, dryRun), data };
    }
    case 'audit': {
      const data = await operations.listAuditEntries({ limit: command.limit });
      return { text: renderAudit(data), data };
    }
    case 'grant': {
      const { account, role } = command;
      const data = await grantRole(deps, { account, role, actor });
      return { text: `The account ${data.userId} has the role ${role} now.`, data };
    }
    default:
      return assertNever(command);
  }
}
