import { type CheckedPlan, type PlanDeps, type PlanOf, readPlan } from './read-plan.ts';

/** A night that changes the plan between the look and the note is rare; twice in a row it is not shown as open. */
const ATTEMPTS = 2;

/**
 * Reads a plan that is about to be shown. Today's is open from then on: a night that learns more of yesterday
 * leaves it as it is. The revision that is shown is the one that is noted, so that no night slips in between.
 */
export async function openPlan(
  deps: PlanDeps,
  args: PlanOf & { isCurrentCopy: (version: string) => boolean },
  attemptsLeft = ATTEMPTS,
): Promise<CheckedPlan | undefined> {
  const checked = await readPlan(deps, args);
  const isFirstLook = checked?.openedAt === null && args.localDate === args.today;
  if (!isFirstLook || args.isCurrentCopy(checked.version)) return checked;
  const { userId, localDate, at } = args;
  const { revision } = checked.plan;
  const openedAt = await deps.plans.markOpened({ userId, localDate, revision, at });
  if (openedAt !== undefined) return { ...checked, openedAt };
  return attemptsLeft > 1 ? openPlan(deps, args, attemptsLeft - 1) : checked;
}
