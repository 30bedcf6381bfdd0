import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ClaimedDay } from '../domain/activity/changed-day.ts';
import { SYNC_PRIORITIES } from '../domain/night/sync-priority.ts';
import { syncTaskQueue } from '../temporal/task-queues.ts';
import { quick, remoteSync } from './activity-options.ts';

/** Less than the claim lasts: a day is never fetched twice at once. */
const LONGEST_FETCH_MS = 10 * 60_000;

/**
 * Fetches the days that webhooks told of and that are due, batch by batch until none is left, behind every night that
 * waits for the same cloud. What fails is due again when its claim ends. The history names claims, and no user.
 */
export async function fetchChangedDays({
  provider,
  asked = 0,
}: {
  provider: ProviderId;
  asked?: number;
}): Promise<{ asked: number }> {
  let total = asked;
  for (;;) {
    const days = await quick.claimChangedDays({ provider });
    if (days.length === 0) return { asked: total };
    await Promise.allSettled(days.map(fetchBehindNights));
    total += days.length;
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof fetchChangedDays>({ provider, asked: total });
    }
  }
}

const fetchBehindNights = (day: ClaimedDay) =>
  remoteSync({
    taskQueue: syncTaskQueue(day.provider),
    ms: LONGEST_FETCH_MS,
    priorityKey: SYNC_PRIORITIES,
    fairnessKey: day.timeZone,
  }).fetchChangedDay(day);
