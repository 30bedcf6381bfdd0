import type { IsoDate } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightRepository } from '../domain/ports/night-repository.ts';
import type { PlanCache } from '../domain/ports/plan-cache.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import { type ReportLeftOut, workThrough } from '../domain/work-through.ts';

/** Step 4: puts the plan where the morning's reads look first. */
export const createCachePlan =
  ({ plans, cache }: { plans: PlanRepository; cache: PlanCache }) =>
  async ({ userId, localDate }: { userId: UserId; localDate: IsoDate }): Promise<void> => {
    const stored = await plans.findOptionalPlan({ userId, localDate });
    if (!stored) throw new DomainError('not_found', 'user_gone', 'There is no plan to cache.');
    await cache.set({ userId, stored });
  };

type Deps = {
  plans: PlanRepository;
  cache: PlanCache;
  night: NightRepository;
  clock: Clock;
  report: ReportLeftOut;
};

/** How many stale entries a sweep refreshes: the rest waits a quarter of an hour, and reads are never wrong. */
const REFRESH_LIMIT = 2_000;

/** Housekeeping: tells the cache of the plans that it could not be told of when they changed. */
export const createRefreshCache =
  ({ plans, cache, night, clock, report }: Deps) =>
  async (): Promise<{ refreshed: number }> => {
    const stale = await plans.listCacheStale({ limit: REFRESH_LIMIT });
    const { leftOut } = await workThrough({
      loop: 'cache',
      items: stale,
      nameOf: (day) => day,
      work: async ({ userId, localDate }) => {
        const stored = await plans.findOptionalPlan({ userId, localDate });
        if (stored) await cache.set({ userId, stored });
        await plans.setCacheStale({ userId, localDate, stale: false });
        await night.resolveFailures({ userId, localDate, steps: ['cache'], at: clock() });
      },
      report,
    });
    return { refreshed: stale.length - leftOut };
  };
