import { condition } from '@temporalio/workflow';
import type { PlanCause, PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { learnActivity } from './learn-activity.ts';
import { makePlan } from './make-plan.ts';

/** The rounds of planning of one night: the first by itself, each further one because somebody asked. */
export type PlanningRounds = {
  /** Asks for a round that begins after this call; answers when it has ended, or nothing any more will. */
  request(cause: PlanCause): Promise<PlanDayResult>;
  isWanted(): boolean;
  /** Runs the rounds that are asked for. */
  run(): Promise<void>;
  /** Runs whatever is asked for until `isOver`. */
  runUntil(isOver: () => boolean): Promise<void>;
  /** The user is gone: answers those who wait. */
  abandon(): PlanDayResult;
  /** What the newest round came to. */
  result(): PlanDayResult;
};

/** A user's own wish replaces a plan that is open; what comes in beside it must not take that from it. */
const stronger = (waiting: PlanCause, cause: PlanCause): PlanCause =>
  waiting === 'refresh' || waiting === 'ops' ? waiting : cause;

/** Prepares the first round of `night`, which may change while it is planned. */
export function createPlanningRounds(night: () => PlanDayInput): PlanningRounds {
  let wanted = 1;
  let begun = 0;
  let ended = 0;
  let { cause } = night();
  let result: PlanDayResult = { outcome: 'waiting', revision: 0, localDate: night().localDate };

  const isWanted = () => wanted > ended;
  const run = async () => {
    while (isWanted()) {
      begun = wanted;
      const round = begun;
      const roundCause = cause;
      const baselineReason = await learnActivity(night, {
        isFirst: round === 1,
        interrupted: () => wanted > round,
      });
      result = await makePlan({ ...night(), cause: roundCause }, baselineReason);
      ended = round;
    }
  };
  return {
    isWanted,
    run,
    async request(newCause) {
      cause = wanted > begun ? stronger(cause, newCause) : newCause;
      // A round that has not begun serves this request too, as does the one that it started the run for.
      if (wanted === begun) wanted += 1;
      const mine = wanted;
      await condition(() => ended >= mine || result.outcome === 'user_gone');
      return result;
    },
    async runUntil(isOver) {
      for (;;) {
        await condition(() => isWanted() || isOver());
        if (!isWanted()) return;
        await run();
      }
    },
    abandon() {
      result = { ...result, outcome: 'user_gone' };
      return result;
    },
    result: () => result,
  };
}
