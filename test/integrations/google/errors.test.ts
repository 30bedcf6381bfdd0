import { describe, expect, it } from 'vitest';
import { readGoogleRefusal } from '../../../integrations/google/errors.ts';

const info = (reason: string, metadata?: Record<string, string>) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  ...(metadata && { metadata }),
});
const retry = (retryDelay: string) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });
const help = { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ url: 'https://example.com' }] };
const read = (httpStatus: number, error: unknown) =>
  readGoogleRefusal({ status: 'answered', httpStatus, headers: new Headers(), json: { error } });

describe('readGoogleRefusal', () => {
  it.each([
    {
      title: 'an expired or revoked token',
      httpStatus: 401,
      error: { code: 401, status: 'UNAUTHENTICATED' },
      refusal: { meaning: 'token_expired' },
    },
    {
      title: 'a scope that is missing',
      httpStatus: 403,
      error: { status: 'PERMISSION_DENIED', details: [help, info('ACCESS_TOKEN_SCOPE_INSUFFICIENT')] },
      refusal: { meaning: 'revoked' },
    },
    {
      title: 'a scope that is missing, as Google Fit says it',
      httpStatus: 403,
      error: { code: 403, errors: [{ domain: 'global', reason: 'insufficientPermissions' }] },
      refusal: { meaning: 'revoked' },
    },
    {
      title: 'an API that our project has not turned on',
      httpStatus: 403,
      error: { status: 'PERMISSION_DENIED', details: [info('SERVICE_DISABLED')] },
      refusal: { meaning: 'client_refused' },
    },
    {
      title: 'the same of Google Fit',
      httpStatus: 403,
      error: { status: 'PERMISSION_DENIED', errors: [{ reason: 'accessNotConfigured' }] },
      refusal: { meaning: 'client_refused' },
    },
    {
      title: 'the project’s quota',
      httpStatus: 429,
      error: {
        status: 'RESOURCE_EXHAUSTED',
        details: [info('RATE_LIMIT_EXCEEDED', { quota_limit: 'PerProject' })],
      },
      refusal: { meaning: 'rate_limited' },
    },
    {
      title: 'the user’s quota',
      httpStatus: 429,
      error: { details: [info('RATE_LIMIT_EXCEEDED', { quota_limit: 'RequestsPerMinutePerUser' })] },
      refusal: { meaning: 'user_rate_limited' },
    },
    {
      title: 'a quota with the time to wait',
      httpStatus: 429,
      error: { status: 'RESOURCE_EXHAUSTED', details: [retry('30s')] },
      refusal: { meaning: 'rate_limited', retryAfterMs: 30_000 },
    },
    {
      title: 'a time to wait in parts of a second',
      httpStatus: 429,
      error: { details: [retry('1.5s')] },
      refusal: { meaning: 'rate_limited', retryAfterMs: 1500 },
    },
    {
      title: 'a time to wait that is none',
      httpStatus: 429,
      error: { details: [retry('soon')] },
      refusal: { meaning: 'rate_limited' },
    },
    {
      title: 'a user’s quota of Google Fit, which is a 403',
      httpStatus: 403,
      error: { status: 'PERMISSION_DENIED', errors: [{ reason: 'userRateLimitExceeded' }] },
      refusal: { meaning: 'user_rate_limited' },
    },
    {
      title: 'a quota of Google Fit, which is a 403',
      httpStatus: 403,
      error: { errors: [{ reason: 'dailyLimitExceeded' }] },
      refusal: { meaning: 'rate_limited' },
    },
  ])('reads $title as $refusal.meaning', ({ httpStatus, error, refusal }) => {
    expect(read(httpStatus, error)).toEqual({ ...refusal });
  });

  it.each([
    { httpStatus: 403, error: undefined },
    { httpStatus: 403, error: 'Forbidden' },
    { httpStatus: 403, error: { code: 403 } },
    { httpStatus: 403, error: { status: 'PERMISSION_DENIED', details: [info('SOMETHING_NEW')] } },
    { httpStatus: 400, error: { status: 'INVALID_ARGUMENT' } },
    { httpStatus: 503, error: { status: 'UNAVAILABLE' } },
  ])('leaves $httpStatus with $error to its status', ({ httpStatus, error }) => {
    expect(read(httpStatus, error)).toBeUndefined();
  });
});
