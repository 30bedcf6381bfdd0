import { allHandlersFinished, condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import type { ChangedTimes, PlanCause, PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { hasCode } from './failures.ts';
import { learnActivity } from './learn-activity.ts';
import { makePlan } from './make-plan.ts';
import { notifyUser } from './notify-user.ts';
import { reportOutcome } from './report-outcome.ts';

/** Plans again with the newest data; answers when the plan is there. */
export const replan = defineUpdate<PlanDayResult, [{ cause: PlanCause }]>('replan');

/** The user moved their wake-up. */
export const changeTimes = defineSignal<[ChangedTimes]>('changeTimes');

/**
 * A user's night: learn yesterday, compute, select, cache, and push at the wake-up. One run for each
 * (user, local date); later wishes for the same date come in as `replan`.
 */
export async function planDay(input: PlanDayInput): Promise<PlanDayResult> {
  let night = input;
  let wanted = 1;
  let begun = 0;
  let done = 0;
  let result: PlanDayResult = { outcome: 'waiting', revision: 0, localDate: input.localDate };

  setHandler(changeTimes, (times) => {
    night = { ...night, ...times };
  });
  setHandler(replan, async ({ cause }) => {
    // A run that this very update started is about to plan anyway.
    if (begun > 0) wanted = begun + 1;
    const mine = wanted;
    night = { ...night, cause };
    await condition(() => done >= mine || result.outcome === 'user_gone');
    return result;
  });

  const planUntilDone = async () => {
    while (done < wanted) {
      begun = wanted;
      const current = begun;
      const baselineReason = await learnActivity(night, () => wanted > current);
      result = await makePlan(night, baselineReason);
      done = current;
    }
  };

  try {
    do {
      await planUntilDone();
    } while (
      await interruptedBeforeWakeUp(
        () => night,
        () => wanted > done,
      )
    );
    await notifyUser(night);
  } catch (error) {
    if (!hasCode(error, 'user_gone')) throw error;
    result = { ...result, outcome: 'user_gone' };
    reportOutcome('user_gone');
  }
  await condition(allHandlersFinished);
  return result;
}

/** Sleeps until the wake-up. True when someone wants a new plan first; a moved wake-up moves the sleep. */
async function interruptedBeforeWakeUp(night: () => PlanDayInput, wanted: () => boolean): Promise<boolean> {
  for (;;) {
    const { wakeUpAt } = night();
    const ms = Date.parse(wakeUpAt) - Date.now();
    if (ms <= 0) return wanted();
    const interrupted = await condition(() => wanted() || night().wakeUpAt !== wakeUpAt, ms);
    if (!interrupted) return false;
    if (wanted()) return true;
  }
}
