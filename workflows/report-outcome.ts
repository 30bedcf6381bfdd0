import { upsertSearchAttributes } from '@temporalio/workflow';
import type { NightOutcome } from '../domain/night/plan-day-input.ts';
import { FAILURE_CODE, OUTCOME } from '../temporal/search-attributes.ts';

/** Makes the run findable by what went differently. A night that stays `on_track` never calls it. */
export function reportOutcome(outcome: NightOutcome, failureCode?: string): void {
  upsertSearchAttributes([
    { key: OUTCOME, value: outcome },
    ...(failureCode === undefined ? [] : [{ key: FAILURE_CODE, value: failureCode }]),
  ]);
}
