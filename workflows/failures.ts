import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';

/** A regular step fails as an `ActivityFailure` around the cause, a local one as the cause itself. */
const causeOf = (error: unknown): unknown => (error instanceof ActivityFailure ? error.cause : error);

/** The code of a step's failure: its `ApplicationFailure` type, `timeout`, or `unexpected`. */
export function failureCode(error: unknown): string {
  const cause = causeOf(error);
  if (cause instanceof ApplicationFailure) return cause.type ?? 'unexpected';
  if (cause instanceof TimeoutFailure) return 'timeout';
  return 'unexpected';
}

/** Whether a step failed with this code. */
export const hasCode = (error: unknown, code: string): boolean => failureCode(error) === code;

/** Whether a step failed only because something it needs was away: waiting helps. */
export const isOutage = (error: unknown): boolean => ['unavailable', 'timeout'].includes(failureCode(error));

/** How long to leave alone whoever refused the step; nothing when they did not say. */
export function retryAfterMs(error: unknown): number {
  const cause = causeOf(error);
  const [detail] = cause instanceof ApplicationFailure ? (cause.details ?? []) : [];
  return isWait(detail) ? detail.retryAfterMs : 0;
}

const isWait = (detail: unknown): detail is { retryAfterMs: number } =>
  typeof detail === 'object' && detail !== null && 'retryAfterMs' in detail;
