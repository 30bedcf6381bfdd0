import type { ReadRefusal } from '../http/provider-answer.ts';
import { FitbitErrors } from './schema.ts';

/** The user unticked what we need: only a new consent helps. */
const CONSENT_ERRORS = ['insufficient_scope', 'insufficient_permissions'];
/** Refresh and see; a dead refresh token is what tells that consent is gone. */
const TOKEN_ERRORS = ['expired_token', 'invalid_token'];
const CLIENT_ERRORS = ['invalid_client', 'unauthorized_client'];

/** How long the user's limit lasts, by `Fitbit-Rate-Limit-Reset` (seconds, to the top of the hour); ms. */
export function readLimitResetMs(headers: Headers): number | undefined {
  const resetSeconds = Number(headers.get('fitbit-rate-limit-reset') ?? Number.NaN);
  return resetSeconds >= 0 ? resetSeconds * 1000 : undefined;
}

/**
 * What Fitbit's error body and limit headers say. The limit of 150 requests an hour is each user's own; how long it
 * lasts stands in `Fitbit-Rate-Limit-Reset`, in seconds, where there is no `Retry-After`.
 */
export const readFitbitRefusal: ReadRefusal = ({ httpStatus, headers, json }) => {
  if (httpStatus === 429) {
    const retryAfterMs = readLimitResetMs(headers);
    const ofUser = headers.has('fitbit-rate-limit-limit');
    return { meaning: ofUser ? 'user_rate_limited' : 'rate_limited', retryAfterMs };
  }
  const parsed = FitbitErrors.safeParse(json);
  const types = parsed.success ? parsed.data.errors.map(({ errorType }) => errorType) : [];
  const has = (known: readonly string[]) => types.some((type) => known.includes(type));
  if (has(CONSENT_ERRORS)) return { meaning: 'revoked' };
  if (has(CLIENT_ERRORS)) return { meaning: 'client_refused' };
  return has(TOKEN_ERRORS) ? { meaning: 'token_expired' } : undefined;
};
