import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { NightOutcome } from '../domain/night/plan-day-input.ts';
import { FAILURE_CODE, OUTCOME } from '../temporal/search-attributes.ts';

/** What the run is found by. */
export type ReportedOutcome = { outcome: NightOutcome; failureCode: string | undefined };

/** What the run is found by now. The values are our own: nobody else writes them. */
export function reportedOutcome(): ReportedOutcome {
  const { typedSearchAttributes } = workflowInfo();
  const outcome = (typedSearchAttributes.get(OUTCOME) ?? 'on_track') as NightOutcome;
  return { outcome, failureCode: typedSearchAttributes.get(FAILURE_CODE) };
}

/** Makes the run findable by what went differently. A night that stays `on_track` never calls it. */
export function reportOutcome({ outcome, failureCode }: ReportedOutcome): void {
  upsertSearchAttributes([
    { key: OUTCOME, value: outcome },
    { key: FAILURE_CODE, value: failureCode ?? null },
  ]);
}

/** Shows the run as waiting, and why, while `wait` lasts; then as what it was before. */
export async function reportWaiting<T>(failureCode: string, wait: () => Promise<T>): Promise<T> {
  const before = reportedOutcome();
  reportOutcome({ outcome: 'waiting', failureCode });
  const result = await wait();
  reportOutcome(before);
  return result;
}
