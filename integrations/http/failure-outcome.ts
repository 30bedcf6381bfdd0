import type { Clock } from '../../domain/ports/clock.ts';
import { readRetryAfterMs } from '../retry-after.ts';
import type { HttpAnswer } from './request-json.ts';

/** The failing half of `PushOutcome` and `SmsOutcome`. */
export type FailureOutcome =
  | { status: 'retry'; code: string; retryAfterMs?: number }
  | { status: 'rejected'; code: string };

/**
 * What an exchange that did not succeed means, by its HTTP status alone: the gateway's own error codes,
 * where it has any, are the adapter's business and come first.
 *
 * The codes are fixed words and the status number, never the gateway's text, which may quote the recipient.
 */
export function toFailureOutcome({ answer, clock }: { answer: HttpAnswer; clock: Clock }): FailureOutcome {
  if (answer.status === 'failed') return { status: 'retry', code: answer.code };

  const { httpStatus, headers } = answer;
  if (httpStatus === 429) return toRetry({ code: 'rate_limited', headers, clock });
  if (httpStatus === 408 || httpStatus >= 500)
    return toRetry({ code: 'gateway_unavailable', headers, clock });
  // A 2xx that the adapter could not read. It may have gone out; both ports prefer twice to never.
  if (httpStatus < 300) return { status: 'retry', code: 'answer_unreadable' };
  if (httpStatus === 401) return { status: 'rejected', code: 'gateway_credentials' };
  if (httpStatus === 403) return { status: 'rejected', code: 'gateway_forbidden' };
  if (httpStatus === 413) return { status: 'rejected', code: 'message_too_large' };
  return { status: 'rejected', code: `http_${httpStatus}` };
}

/** A retry that keeps the pause the gateway asked for, when it asked for one. */
export function toRetry(args: { code: string; headers: Headers; clock: Clock }): FailureOutcome {
  const retryAfterMs = readRetryAfterMs(args);
  return { status: 'retry', code: args.code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
