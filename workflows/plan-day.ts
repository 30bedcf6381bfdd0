import { allHandlersFinished, condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import type { ChangedTimes, PlanCause, PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { hasCode } from './failures.ts';
import { type Notified, notifyUser } from './notify-user.ts';
import { createPlanningRounds, type PlanningRounds } from './planning-rounds.ts';
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
  const rounds = createPlanningRounds(() => night);
  setHandler(changeTimes, (times) => {
    night = { ...night, ...times };
  });
  setHandler(replan, ({ cause }) => rounds.request(cause));

  try {
    for (;;) {
      do {
        await rounds.run();
      } while (await interruptedBeforeWakeUp(() => night, rounds));
      const notified = await notifyWhilePlanning(night, rounds);
      if (notified.status === 'done') return rounds.result();
      night = { ...night, ...notified.times };
    }
  } catch (error) {
    if (!hasCode(error, 'user_gone')) throw error;
    reportOutcome({ outcome: 'user_gone', failureCode: undefined });
    const result = rounds.abandon();
    await condition(allHandlersFinished);
    return result;
  }
}

/** Sleeps until the wake-up. True when someone wants a new plan first; a moved wake-up moves the sleep. */
async function interruptedBeforeWakeUp(night: () => PlanDayInput, rounds: PlanningRounds): Promise<boolean> {
  for (;;) {
    const { wakeUpAt } = night();
    const ms = Date.parse(wakeUpAt) - Date.now();
    if (ms <= 0) return rounds.isWanted();
    const interrupted = await condition(() => rounds.isWanted() || night().wakeUpAt !== wakeUpAt, ms);
    if (!interrupted) return false;
    if (rounds.isWanted()) return true;
  }
}

/** A gateway that is away may keep the push until noon; whoever wants a new plan meanwhile gets it. */
async function notifyWhilePlanning(night: PlanDayInput, rounds: PlanningRounds): Promise<Notified> {
  let isOver = false;
  const notifying = notifyUser(night, rounds).finally(() => {
    isOver = true;
  });
  const [notified] = await Promise.all([notifying, rounds.runUntil(() => isOver && allHandlersFinished())]);
  return notified;
}
