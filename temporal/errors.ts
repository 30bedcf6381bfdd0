import { ApplicationFailure } from '@temporalio/common';
import { DomainError, type ErrorKind } from '../domain/errors.ts';

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
} satisfies Record<ErrorKind, boolean>;

/** Messages of pg and ioredis when the service is away: the step must wait, not fall back. */
const CONNECTION_ERROR =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\d{3}|Connection terminated|connection is closed|Connection is closed|the database system is|timeout exceeded when trying to connect/i;

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const cause = error.cause === undefined ? '' : describe(error.cause);
  return `${code} ${error.message} ${cause}`;
};

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
      ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
    });
  }
  const type = CONNECTION_ERROR.test(describe(error)) ? 'unavailable' : 'unexpected';
  return ApplicationFailure.create({ type, message: type });
}
