import { sha256 } from '../../activities/select-recipes.ts';
import type { IsoDate } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { explainPlan } from '../../domain/plan/explain/explain-plan.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import { renderPlanText } from '../../domain/plan/render-plan.ts';
import type { AccountRepository } from '../../domain/ports/account-repository.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { OperationsRepository } from '../../domain/ports/operations-repository.ts';
import type { PlanRepository } from '../../domain/ports/plan-repository.ts';
import type { UserRepository } from '../../domain/ports/user-repository.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import type { AccountName } from '../arguments.ts';
import type { CommandOutput } from '../command-line.ts';
import type { Command } from './parse-command.ts';
import { renderExplanation } from './render-explanation.ts';

export type CommandDeps = {
  accounts: AccountRepository;
  users: UserRepository;
  plans: PlanRepository;
  operations: Pick<OperationsRepository, 'saveAuditEntry'>;
  catalog: Catalog;
  clock: Clock;
};

type Deps = Omit<CommandDeps, 'accounts' | 'users'>;

/**
 * Carries out one command for `actor`, and notes in the audit log whose plan was looked at.
 *
 * @throws DomainError not_found `user_not_found`, `plan_not_found` or `inputs_not_kept`.
 */
export async function runCommand(
  deps: CommandDeps,
  { command: { name, account, localDate }, actor }: { command: Command; actor: string },
): Promise<CommandOutput> {
  const userId = await findUser(deps, account);
  const note = (outcome: 'done' | 'failed') =>
    deps.operations.saveAuditEntry({
      at: deps.clock(),
      actor,
      action: `plans.${name}`,
      details: { userId, localDate, outcome },
    });
  try {
    const plan = await findPlan(deps, { userId, localDate });
    const output = name === 'show' ? show(plan) : await explain(deps, { userId, plan });
    await note('done');
    return output;
  } catch (error) {
    await note('failed');
    throw error;
  }
}

const show = (plan: MealPlan): CommandOutput => ({ text: renderPlanText(plan).trimEnd(), data: plan });

async function explain(
  { plans, catalog }: Deps,
  { userId, plan }: { userId: UserId; plan: MealPlan },
): Promise<CommandOutput> {
  const { localDate } = plan;
  const origin = await plans.findOptionalOrigin({ userId, localDate });
  if (origin === undefined) {
    const message = `What the plan of ${localDate} was made from was not kept: it is older than that.`;
    throw new DomainError('not_found', 'inputs_not_kept', message);
  }
  const data = explainPlan({ plan, origin, userId, catalog, hash: sha256 });
  return { text: renderExplanation(data), data };
}

async function findUser(
  { accounts, users }: Pick<CommandDeps, 'accounts' | 'users'>,
  account: AccountName,
): Promise<UserId> {
  if ('userId' in account) return (await accounts.find(account)).id;
  const user = await users.findOptionalByPhone({ forms: [account.phone] });
  if (user !== undefined) return user.id;
  throw new DomainError('not_found', 'user_not_found', 'There is no such account.');
}

async function findPlan(
  { plans }: Deps,
  { userId, localDate }: { userId: UserId; localDate: IsoDate },
): Promise<MealPlan> {
  const stored = await plans.findOptionalPlan({ userId, localDate });
  if (stored !== undefined) return stored.plan;
  throw new DomainError('not_found', 'plan_not_found', `There is no plan for ${localDate}.`);
}
