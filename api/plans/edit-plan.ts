import { DomainError } from '../../domain/errors.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import { requireRevision } from '../../domain/revision.ts';
import { type CheckedPlan, type PlanDeps, type PlanOf, readPlan } from './read-plan.ts';
import { reserveFoods } from './reserve-foods.ts';
import { saveRevision } from './save-revision.ts';

type Edit = PlanOf & {
  /** From `If-Match`; with `undefined` the edit applies to whatever is newest. */
  expectedRevisions: readonly number[] | undefined;
  /** Makes the next revision. The same plan means that there is nothing to do. */
  change: (plan: MealPlan, checked: CheckedPlan) => MealPlan | Promise<MealPlan>;
};

/** The night, or another device, may change the plan while it is being edited. */
const ATTEMPTS = 3;

/**
 * Changes a plan and returns it as it is then. Whoever edits has seen the plan: today's is open from here on.
 *
 * @throws DomainError not_found `plan_not_found`; precondition_failed `revision_changed` or `plan_changed`; what
 * `change` throws.
 */
export async function editPlan(deps: PlanDeps, args: Edit, attemptsLeft = ATTEMPTS): Promise<CheckedPlan> {
  const { userId, localDate, today, expectedRevisions, change, at } = args;
  const checked = await readPlan(deps, args);
  if (checked === undefined) throw planNotFound();
  const { revision } = checked.plan;
  requireRevision({ expected: expectedRevisions, revision });
  const next = await change(checked.plan, checked);
  if (next === checked.plan) return checked;
  try {
    const { plans, planCache: cache, logger } = deps;
    const saved = await saveRevision({ plans, cache, logger }, { userId, before: checked, next, at });
    if (localDate >= today) await reserveFoods(deps, { userId, plan: saved.plan, at });
    if (localDate === today && saved.openedAt === null) {
      await plans.markOpened({ userId, localDate, revision: saved.plan.revision, at });
    }
  } catch (error) {
    const isRace = error instanceof DomainError && error.code === 'plan_changed';
    if (!isRace || expectedRevisions !== undefined || attemptsLeft === 1) throw error;
    return editPlan(deps, args, attemptsLeft - 1);
  }
  return (await readPlan(deps, args)) ?? checked;
}

/** The error for a date without a plan. */
export const planNotFound = () =>
  new DomainError('not_found', 'plan_not_found', 'There is no plan for this date.');
