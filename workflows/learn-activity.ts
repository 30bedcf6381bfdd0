import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import type { SyncResult } from '../activities/sync-activity.ts';
import type { BaselineReason, ProviderId } from '../domain/activity/activity-day.ts';
import type { PlanDayInput } from '../domain/night/plan-day-input.ts';
import { syncPriority } from '../domain/night/sync-priority.ts';
import { syncTaskQueue } from '../temporal/task-queues.ts';
import { patient, quick, remoteSync } from './activity-options.ts';
import { failureCode, hasCode } from './failures.ts';
import { persistently } from './persistently.ts';

/** A plan that is wanted after the deadline (by its user, by the sweep) still asks, but not for long. */
const LATE_POLL_MS = 15_000;

function pollMs(deadlineAt: string): number {
  const left = Date.parse(deadlineAt) - Date.now();
  return left > 0 ? left : LATE_POLL_MS;
}

/**
 * Learns yesterday's activity: what is already there, or else one request to a connected cloud, waiting no
 * longer than the deadline, also when that moves. Returns why the baseline must stand in, or nothing when
 * there is data. `interrupted`: newer data has come in by another way, so the wait is over.
 */
export async function learnActivity(
  night: () => PlanDayInput,
  { isFirst, interrupted }: { isFirst: boolean; interrupted: () => boolean },
): Promise<BaselineReason | undefined> {
  const found = await whatIsKnown(night(), isFirst);
  if (found.status === 'ready') return undefined;
  if (found.status === 'baseline') return found.reason;

  for (;;) {
    const { deadlineAt } = night();
    const isOver = () => interrupted() || night().deadlineAt !== deadlineAt;
    const fetched = await fetchUnless(isOver, night(), {
      provider: found.provider,
      ms: pollMs(deadlineAt),
    });
    if (fetched === 'fetched' || interrupted()) return undefined;
    if (fetched !== 'stopped') return fellBack(night(), fetched);
  }
}

/** The starter may have looked already, just before the first round. */
async function whatIsKnown(
  { userId, activityDate, poll }: PlanDayInput,
  isFirst: boolean,
): Promise<SyncResult> {
  if (isFirst && poll !== undefined) return { status: 'poll', provider: poll };
  return persistently(
    () => quick.syncActivity({ userId, activityDate }),
    () => patient.syncActivity({ userId, activityDate }),
  );
}

type Poll = { provider: ProviderId; ms: number };

async function fetchUnless(isOver: () => boolean, night: PlanDayInput, poll: Poll) {
  const { userId, activityDate, activityStartAt, activityEndAt, timeZone } = night;
  const scope = new CancellationScope();
  const fetching = scope.run(async () => {
    const { fetchActivity } = remoteSync({
      taskQueue: syncTaskQueue(poll.provider),
      ms: poll.ms,
      priorityKey: syncPriority({ msToDeadline: poll.ms }),
      fairnessKey: timeZone,
    });
    const day = { localDate: activityDate, startAt: activityStartAt, endAt: activityEndAt };
    try {
      return (await fetchActivity({ userId, provider: poll.provider, day })).status;
    } catch (error) {
      if (isCancellation(error)) return 'stopped';
      if (hasCode(error, 'user_gone')) throw error;
      return failureCode(error) === 'timeout' ? 'sync_timeout' : 'sync_failed';
    }
  });
  const watching = condition(isOver).then(() => 'stopped' as const);
  const first = await Promise.race([fetching, watching]);
  if (first === 'stopped') scope.cancel();
  return first;
}

async function fellBack(night: PlanDayInput, reason: BaselineReason): Promise<BaselineReason> {
  const { userId, localDate, timeZone } = night;
  // "No data" is an answer; the others are failures that operators look at.
  if (reason === 'no_data') return reason;
  const failure = { userId, localDate, timeZone, step: 'sync', code: reason } as const;
  await persistently(
    () => quick.recordFailure(failure),
    () => patient.recordFailure(failure),
  );
  return reason;
}
