import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import type { BaselineReason } from '../domain/activity/activity-day.ts';
import type { PlanDayInput } from '../domain/night/plan-day-input.ts';
import { patient, quick, remoteSync } from './activity-options.ts';
import { failureCode, hasCode } from './failures.ts';
import { persistently } from './persistently.ts';

/** Urgent within the hour, then one level for each further hour: Temporal has five levels. */
const priorityOf = (ms: number): number => Math.min(5, 1 + Math.floor(ms / 3_600_000));

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
  interrupted: () => boolean,
): Promise<BaselineReason | undefined> {
  const { userId, activityDate } = night();
  const found = await persistently(
    () => quick.syncActivity({ userId, activityDate }),
    () => patient.syncActivity({ userId, activityDate }),
  );
  if (found.status === 'ready') return undefined;
  if (found.status === 'baseline') return found.reason;

  for (;;) {
    const { deadlineAt } = night();
    const isOver = () => interrupted() || night().deadlineAt !== deadlineAt;
    const fetched = await fetchUnless(isOver, night(), { ...found, ms: pollMs(deadlineAt) });
    if (fetched === 'fetched' || interrupted()) return undefined;
    if (fetched !== 'stopped') return fellBack(night(), fetched);
  }
}

type Poll = {
  provider: Parameters<typeof quick.fetchActivity>[0]['provider'];
  taskQueue: string;
  ms: number;
};

async function fetchUnless(isOver: () => boolean, night: PlanDayInput, poll: Poll) {
  const { userId, activityDate, activityStartAt, activityEndAt, timeZone } = night;
  const scope = new CancellationScope();
  const fetching = scope.run(async () => {
    const { fetchActivity } = remoteSync({
      ...poll,
      priorityKey: priorityOf(poll.ms),
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
