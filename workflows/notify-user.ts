import { sleep } from '@temporalio/workflow';
import type { PlanDayInput } from '../domain/night/plan-day-input.ts';
import { patient, patientPush, quick, quickPush } from './activity-options.ts';
import { failureCode, hasCode, retryAfterMs } from './failures.ts';
import { persistently } from './persistently.ts';
import { reportOutcome, reportWaiting } from './report-outcome.ts';

/** Sends the morning push. A gateway that is away is tried again until noon; then that is recorded. */
export async function notifyUser({ userId, localDate, timeZone, notifyUntil }: PlanDayInput): Promise<void> {
  const remaining = () => Date.parse(notifyUntil) - Date.now();
  if (remaining() <= 0) return;
  const push = { userId, localDate, notifyUntil };
  try {
    await quickPush.notify(push);
  } catch (error) {
    if (hasCode(error, 'user_gone')) throw error;
    try {
      await reportWaiting(failureCode(error), async () => {
        await sleep(Math.min(retryAfterMs(error), remaining()));
        await patientPush(remaining()).notify(push);
      });
    } catch (lastError) {
      if (hasCode(lastError, 'user_gone')) throw lastError;
      await giveUp({ userId, localDate, timeZone });
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
