import { DeviceSource, type ProviderId } from '../domain/activity/activity-day.ts';
import { type ChangedDay, type ClaimedDay, dayBounds } from '../domain/activity/changed-day.ts';
import { type TellDeps, tellChanges } from '../domain/night/tell-changes.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { ActivityRepository } from '../domain/ports/activity-repository.ts';
import type { ChangedDayRepository } from '../domain/ports/changed-day-repository.ts';
import type { Clock } from '../domain/ports/clock.ts';
import { createFetchDay, type FetchDayDeps, type FetchResult } from './fetch-day.ts';

/** Two minutes of work for a cloud at its usual limit: a night's request that comes in between waits no longer. */
const BATCH = 100;

/** Longer than a fetch may wait and take: only one that was lost is claimed again. */
const LEASE_MS = 15 * 60_000;

/** Takes the days that webhooks told of and that are due, for the workflow to fetch. */
export const createClaimChangedDays =
  ({
    changedDays,
    providers,
    clock,
  }: {
    changedDays: ChangedDayRepository;
    providers: ActivityProviders;
    clock: Clock;
  }) =>
  async ({ provider }: { provider: ProviderId }): Promise<ClaimedDay[]> => {
    if (providers[provider] === undefined) return [];
    return changedDays.claimDue({ provider, limit: BATCH, leaseMs: LEASE_MS, now: clock() });
  };

type Deps = FetchDayDeps & TellDeps & { changedDays: ChangedDayRepository };

/**
 * Fetches a day that a webhook told of, on the cloud's own queue, and tells the night when the day's plan is there or
 * waited for. No request when the phone, or a fetch of the night itself, has brought the day since the event, nor for a
 * claim that is over: whoever holds the next one fetches.
 */
export const createFetchChangedDay = (deps: Deps) => {
  const { changedDays, reports, clock } = deps;
  const fetchDay = createFetchDay(deps);
  return async ({ claimId }: ClaimedDay): Promise<FetchResult | { status: 'known' | 'claim_over' }> => {
    const changed = await changedDays.findClaimed({ claimId });
    if (!changed) return { status: 'claim_over' };
    const { userId, provider } = changed;
    if (await isKnown(reports, changed)) {
      await changedDays.settle({ ...changed, at: clock() });
      return { status: 'known' };
    }
    const result = await fetchDay({ userId, provider, day: dayBounds(changed) });
    await changedDays.settle({ ...changed, at: clock() });
    if (result.status !== 'fetched') return result;
    await tellChanges(deps, { userId, at: clock() });
    return result;
  };
};

/** The phone merges every device, so its finished day leaves nothing to ask a cloud for. */
async function isKnown(reports: ActivityRepository, changed: ChangedDay): Promise<boolean> {
  const { userId, provider, localDate, changedAt } = changed;
  const known = await reports.list({ userId, from: localDate, to: localDate });
  return known.some(
    ({ complete, source, recordedAt }) =>
      complete && (DeviceSource.safeParse(source).success || (source === provider && recordedAt > changedAt)),
  );
}
