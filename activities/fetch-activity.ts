import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { UserId } from '../domain/ids.ts';
import type { DayBounds } from '../domain/ports/activity-provider.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import { createFetchDay, type FetchDayDeps, type FetchResult } from './fetch-day.ts';

/**
 * Step 1b, on the cloud's own queue: one request for one day. None when the day has come in by another way while the
 * user waited.
 */
export const createFetchActivity = ({
  plans,
  ...deps
}: FetchDayDeps & { plans: Pick<PlanRepository, 'findSyncState'> }) => {
  const fetchDay = createFetchDay(deps);
  return async (args: { userId: UserId; provider: ProviderId; day: DayBounds }): Promise<FetchResult> => {
    const { reported } = await plans.findSyncState({
      userId: args.userId,
      activityDate: args.day.localDate,
    });
    return reported ? { status: 'fetched' } : fetchDay({ ...args, knownToNight: true });
  };
};
