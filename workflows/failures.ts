import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';

/** The code of a step's failure: its `ApplicationFailure` type, `timeout`, or `unexpected`. */
export function failureCode(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) return cause.type ?? 'unexpected';
  if (cause instanceof TimeoutFailure) return 'timeout';
  return 'unexpected';
}

/** Whether a step failed with this code. */
export const hasCode = (error: unknown, code: string): boolean => failureCode(error) === code;

/** Whether a step failed only because something it needs was away: waiting helps. */
export const isOutage = (error: unknown): boolean =>
  error instanceof ActivityFailure &&
  ['unavailable', 'timeout', 'inputs_missing'].includes(failureCode(error));
