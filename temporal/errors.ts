import { ApplicationFailure } from '@temporalio/common';
import { DomainError, type ErrorKind } from '../domain/errors.ts';
import { isOutage } from '../telemetry/is-outage.ts';

/** Kinds for which another try with the same input cannot help. */
const RETRYABLE = {
  invalid: false,
  unauthenticated: false,
  forbidden: false,
  not_found: false,
  conflict: false,
  precondition_failed: false,
  rate_limited: true,
  unavailable: true,
  not_offered: false,
} satisfies Record<ErrorKind, boolean>;

/**
 * The one translation of an activity's error to Temporal.
 *
 * Histories are stored in plain text, so nothing of an unexpected error but a code goes in: its message
 * may hold an SQL statement with a person's data. The whole error is in the worker's log.
 */
export function toApplicationFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof DomainError) {
    return ApplicationFailure.create({
      type: error.kind === 'unavailable' ? 'unavailable' : error.code,
      message: error.code,
      nonRetryable: !RETRYABLE[error.kind],
      // Temporal keeps the delay to itself; the details tell the workflow too.
      ...(error.retryAfterMs === undefined
        ? {}
        : { nextRetryDelay: error.retryAfterMs, details: [{ retryAfterMs: error.retryAfterMs }] }),
    });
  }
  const type = isOutage(error) ? 'unavailable' : 'unexpected';
  return ApplicationFailure.create({ type, message: type });
}
