import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../integrations/http/request-json.ts';
import { readTokenRefusal } from '../../../integrations/oauth/refusal.ts';

const read = (answer: HttpAnswer) =>
  readTokenRefusal({ answer, provider: 'fitbit', clock: () => new Date('2026-11-22T12:00:00Z') });
const answered = (httpStatus: number, json: unknown, headers = {}): HttpAnswer => ({
  status: 'answered',
  httpStatus,
  headers: new Headers(headers),
  json,
});
const fitbit = (errorType: string) => ({ errors: [{ errorType, message: 'No.' }], success: false });

describe('readTokenRefusal', () => {
  it.each([
    { httpStatus: 400, json: { error: 'invalid_grant', error_description: 'Token has been revoked.' } },
    { httpStatus: 400, json: fitbit('invalid_grant') },
    { httpStatus: 401, json: fitbit('invalid_token') },
    { httpStatus: 400, json: { error: 'invalid_token' } },
  ])('knows a dead token: $httpStatus $json', ({ httpStatus, json }) => {
    expect(read(answered(httpStatus, json))).toEqual({ status: 'refused' });
  });

  it('knows an API that has ended, whatever its body', () => {
    expect(read(answered(410, { error: 'invalid_grant' }))).toEqual({ status: 'sunset' });
  });

  it.each([
    { title: 'our secret', answer: answered(401, { error: 'invalid_client' }), kind: 'forbidden' },
    { title: 'our client', answer: answered(400, fitbit('unauthorized_client')), kind: 'forbidden' },
    { title: 'two refreshes at once', answer: answered(409, fitbit('conflict')), kind: 'unavailable' },
    { title: 'an unknown error', answer: answered(400, { error: 'invalid_request' }), kind: 'unavailable' },
    { title: 'a proxy’s page', answer: answered(404, undefined), kind: 'unavailable' },
    { title: 'a redirect', answer: answered(302, undefined), kind: 'unavailable' },
    { title: 'a 401 that says nothing', answer: answered(401, undefined), kind: 'unavailable' },
    { title: 'a success that cannot be read', answer: answered(200, { ok: true }), kind: 'unavailable' },
    { title: 'silence', answer: { status: 'failed', code: 'timeout' } as const, kind: 'unavailable' },
  ])('never takes $title for the end of consent', ({ answer, kind }) => {
    expect(() => read(answer)).toThrow(expect.objectContaining({ kind }));
  });

  it('waits as long as it is asked to', () => {
    const answer = answered(429, undefined, { 'retry-after': '9' });
    expect(() => read(answer)).toThrow(expect.objectContaining({ kind: 'rate_limited', retryAfterMs: 9000 }));
  });
});
