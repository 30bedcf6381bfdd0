import { z } from 'zod';
import type { ReadRefusal } from '../http/provider-answer.ts';

const ErrorInfo = z.object({
  '@type': z.literal('type.googleapis.com/google.rpc.ErrorInfo'),
  reason: z.string(),
  metadata: z.record(z.string(), z.string()).default({}),
});
const RetryInfo = z.object({
  '@type': z.literal('type.googleapis.com/google.rpc.RetryInfo'),
  /** A protobuf duration in JSON, `30s` or `1.5s`. */
  retryDelay: z.string().regex(/^\d{1,9}(\.\d+)?s$/),
});
const OtherDetail = z.object({ '@type': z.string() });

/** The body of every error of a Google API; `errors` are of the older ones, Google Fit's. */
const GoogleError = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.union([ErrorInfo, RetryInfo, OtherDetail])).default([]),
  }),
});

/** The user unticked what we need, or took it back: only a new consent helps. */
const CONSENT_REASONS = ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions'];
/** Our project is not set up, or was shut. */
const PROJECT_REASONS = ['SERVICE_DISABLED', 'API_KEY_INVALID', 'CONSUMER_SUSPENDED', 'accessNotConfigured'];
/** Google Fit answers these with 403. */
const USER_LIMIT_REASONS = ['userRateLimitExceeded'];
const LIMIT_REASONS = ['RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded'];

/**
 * What an error body of a Google API says.
 *
 * An expired and a revoked token look the same (401 `UNAUTHENTICATED`); the refresh tells them apart. A 403 ends a consent
 * only with a reason that says so: with any other, a mistake in our project would end everybody's.
 *
 * Source: Google Cloud, "Errors" (google.rpc.Status, ErrorInfo, RetryInfo).
 */
export const readGoogleRefusal: ReadRefusal = ({ httpStatus, json }) => {
  const parsed = GoogleError.safeParse(json);
  if (!parsed.success) return undefined;
  const { errors, details } = parsed.data.error;
  const infos = details.filter((detail) => 'reason' in detail);
  const reasons = [...infos, ...errors].map(({ reason }) => reason);
  const has = (known: readonly string[]) => reasons.some((reason) => known.includes(reason));

  if (httpStatus === 401) return { meaning: 'token_expired' };
  if (httpStatus === 429 || has(USER_LIMIT_REASONS) || has(LIMIT_REASONS)) {
    const ofUser = has(USER_LIMIT_REASONS) || infos.some(({ metadata }) => isPerUser(metadata));
    return { meaning: ofUser ? 'user_rate_limited' : 'rate_limited', retryAfterMs: retryDelayMs(details) };
  }
  if (httpStatus !== 403) return undefined;
  if (has(PROJECT_REASONS)) return { meaning: 'client_refused' };
  return has(CONSENT_REASONS) ? { meaning: 'revoked' } : undefined;
};

const isPerUser = (metadata: Record<string, string>): boolean => /PerUser/i.test(metadata.quota_limit ?? '');

function retryDelayMs(details: z.infer<typeof GoogleError>['error']['details']): number | undefined {
  for (const detail of details) {
    if ('retryDelay' in detail) return Number.parseFloat(detail.retryDelay) * 1000;
  }
  return undefined;
}
