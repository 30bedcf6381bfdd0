import type { Logger } from 'pino';
import type { UserId } from '../../domain/ids.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { PlanCache } from '../../domain/ports/plan-cache.ts';
import type { PlanRepository, StoredPlan } from '../../domain/ports/plan-repository.ts';
import { describeError } from '../../telemetry/describe-error.ts';

type Deps = { plans: PlanRepository; cache: PlanCache; logger: Logger };

/**
 * Saves `next` in place of the revision that it was made from, and tells the cache.
 *
 * PostgreSQL notes in the same write that the cache is behind, and the note goes when the cache has heard: with
 * Redis away the sweep tells it later. Readers ask PostgreSQL which revision counts, so none sees an older one.
 *
 * @throws DomainError precondition_failed `plan_changed` when `before` is no longer the newest revision.
 */
export async function saveRevision(
  { plans, cache, logger }: Deps,
  { userId, before, next, at }: { userId: UserId; before: StoredPlan; next: MealPlan; at: Date },
): Promise<StoredPlan> {
  const { revision: _, ...content } = next;
  const { localDate } = next;
  const plan = await plans.replacePlan({ userId, expectedRevision: before.plan.revision, content, at });
  const stored = { ...before, plan };
  if (await fillCache({ cache, logger }, { userId, stored })) {
    await plans.setCacheStale({ userId, localDate, stale: false });
  }
  return stored;
}

/** Puts a plan into the cache; false, and a line in the log, when the cache is away. */
export async function fillCache(
  { cache, logger }: Pick<Deps, 'cache' | 'logger'>,
  { userId, stored }: { userId: UserId; stored: StoredPlan },
): Promise<boolean> {
  try {
    await cache.set({ userId, stored });
    return true;
  } catch (error) {
    logger.warn({ userId, error: describeError(error) }, 'plan not cached');
    return false;
  }
}
