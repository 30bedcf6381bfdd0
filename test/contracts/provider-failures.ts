/** What goes wrong with a request, and the error that must come of it. */
export const FAILURES = [
  {
    title: 'a 429 that asks to wait',
    fault: { kind: 'rate_limited', retryAfterSeconds: 7 },
    error: { kind: 'rate_limited', retryAfterMs: 7000 },
  },
  { title: 'a 429 that names no time', fault: { kind: 'rate_limited' }, error: { kind: 'rate_limited' } },
  {
    title: 'a 503 that asks to wait',
    fault: { kind: 'server_error', retryAfterSeconds: 120 },
    error: { kind: 'unavailable', code: 'provider_unavailable', retryAfterMs: 120_000 },
  },
  {
    title: 'a 500',
    fault: { kind: 'server_error', httpStatus: 500 },
    error: { kind: 'unavailable', code: 'provider_unavailable' },
  },
  {
    title: 'JSON that is cut off',
    fault: { kind: 'truncated' },
    error: { kind: 'unavailable', code: 'provider_answer_unreadable' },
  },
  {
    title: 'a page instead of JSON',
    fault: { kind: 'not_json' },
    error: { kind: 'unavailable', code: 'provider_answer_unreadable' },
  },
] as const;

/** The error of a promise that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It did not fail: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
