import type { BaselineReason } from '../domain/activity/activity-day.ts';
import type { NightStep } from '../domain/night/night-failure.ts';
import type { PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { patient, quick, quickChoice } from './activity-options.ts';
import { failureCode, hasCode } from './failures.ts';
import { persistently } from './persistently.ts';
import { reportedOutcome, reportOutcome } from './report-outcome.ts';

type Planned = { degraded: boolean; revision: number; kept?: true; code?: string };

/** Computes, selects and caches. Whatever fails, a plan comes out: at worst the safe starter plan. */
export async function makePlan(
  night: PlanDayInput,
  baselineReason: BaselineReason | undefined,
): Promise<PlanDayResult> {
  const { localDate } = night;
  const planned = await computeAndSelect(night, baselineReason);
  await cachePlan(night);
  if (planned.degraded) {
    reportOutcome({ outcome: 'degraded', failureCode: planned.code ?? baselineReason });
  } else if (reportedOutcome().outcome === 'degraded') {
    reportOutcome({ outcome: 'on_track', failureCode: undefined });
  }
  const { kept, code, revision } = planned;
  const outcome = planned.degraded ? ('degraded' as const) : ('on_track' as const);
  return { outcome, revision, localDate, ...(kept && code !== undefined && { keptBecause: code }) };
}

async function computeAndSelect(
  { userId, localDate, activityDate, cause }: PlanDayInput,
  baselineReason: BaselineReason | undefined,
): Promise<Planned> {
  const energy = {
    userId,
    localDate,
    activityDate,
    cause,
    ...(baselineReason === undefined ? {} : { baselineReason }),
  };
  const selection = { userId, localDate, cause };
  let step: NightStep = 'compute';
  try {
    await persistently(
      () => quick.computeEnergy(energy),
      () => patient.computeEnergy(energy),
    );
    step = 'select';
    return await persistently(
      () => quickChoice.selectRecipes(selection),
      () => patient.selectRecipes(selection),
    );
  } catch (error) {
    if (hasCode(error, 'user_gone')) throw error;
    const code = failureCode(error);
    const fallback = { userId, localDate, cause, step, code };
    const planned = await persistently(
      () => quick.fallbackPlan(fallback),
      () => patient.fallbackPlan(fallback),
    );
    return { ...planned, code };
  }
}

async function cachePlan({ userId, localDate, timeZone }: PlanDayInput): Promise<void> {
  try {
    await quick.cachePlan({ userId, localDate });
  } catch (error) {
    if (hasCode(error, 'user_gone')) throw error;
    // The plan is in PostgreSQL and is read from there; the sweep fills the cache.
    const failure = { userId, localDate, timeZone, step: 'cache', code: failureCode(error) } as const;
    await persistently(
      () => quick.recordFailure(failure),
      () => patient.recordFailure(failure),
    );
  }
}
