import { sleep } from '@temporalio/workflow';
import type { NotifyResult } from '../activities/notify.ts';
import type { Id } from '../domain/ids.ts';
import type { ChangedTimes, PlanDayInput } from '../domain/night/plan-day-input.ts';
import { patient, patientPush, quick, quickPush } from './activity-options.ts';
import { failureCode, hasCode, retryAfterMs } from './failures.ts';
import { persistently } from './persistently.ts';
import type { PlanningRounds } from './planning-rounds.ts';
import { reportOutcome, reportWaiting } from './report-outcome.ts';

/** `early`: the user wakes up later by now, and nothing was sent. */
export type Notified = { status: 'done' } | { status: 'early'; times: ChangedTimes };

/**
 * Sends the morning push. Where the plan does not know yet what its user has changed, it is made again first. A
 * gateway that is away is tried again until noon; then that is recorded.
 */
export async function notifyUser(night: PlanDayInput, rounds: PlanningRounds): Promise<Notified> {
  const first = await send(night);
  if (first?.status === 'early') return first;
  if (first?.status === 'behind') {
    await rounds.request(first.cause);
    await send(night, first.changeIds);
  }
  return { status: 'done' };
}

async function send(
  { userId, localDate, timeZone, notifyUntil }: PlanDayInput,
  heard?: Id[],
): Promise<NotifyResult | undefined> {
  const remaining = () => Date.parse(notifyUntil) - Date.now();
  if (remaining() <= 0) return undefined;
  const push = { userId, localDate, notifyUntil, ...(heard && { heard }) };
  try {
    return await quickPush.notify(push);
  } catch (error) {
    if (hasCode(error, 'user_gone')) throw error;
    try {
      return await reportWaiting(failureCode(error), async () => {
        await sleep(Math.min(retryAfterMs(error), remaining()));
        return patientPush(remaining()).notify(push);
      });
    } catch (lastError) {
      if (hasCode(lastError, 'user_gone')) throw lastError;
      await giveUp({ userId, localDate, timeZone });
      return undefined;
    }
  }
}

async function giveUp(day: Pick<PlanDayInput, 'userId' | 'localDate' | 'timeZone'>): Promise<void> {
  reportOutcome({ outcome: 'degraded', failureCode: 'push_gave_up' });
  const failure = { ...day, step: 'notify', code: 'push_gave_up' } as const;
  await persistently(
    () => quick.recordFailure(failure),
    () => patient.recordFailure(failure),
  );
}
