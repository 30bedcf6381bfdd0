import type { Fault } from './sink-server.ts';

/** The moment at which the contract suites run their gateways. */
export const CONTRACT_NOW = new Date('2026-11-22T05:00:00Z');

type FailureExpectation =
  | { status: 'retry'; code: string; retryAfterMs?: number }
  | { status: 'rejected'; code: string };

const HUGE_BODY = JSON.stringify({ data: 'x'.repeat(2_000_000) });

/** What every gateway over HTTP must make of a failing server, by its status alone. */
export const GATEWAY_FAULTS: readonly { title: string; fault: Fault; expected: FailureExpectation }[] = [
  {
    title: 'a 429 that asks to wait some seconds',
    fault: { kind: 'answer', httpStatus: 429, headers: { 'retry-after': '7' } },
    expected: { status: 'retry', code: 'rate_limited', retryAfterMs: 7_000 },
  },
  {
    title: 'a 429 that names a date',
    fault: { kind: 'answer', httpStatus: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 05:01:30 GMT' } },
    expected: { status: 'retry', code: 'rate_limited', retryAfterMs: 90_000 },
  },
  {
    title: 'a 429 that names no time',
    fault: { kind: 'answer', httpStatus: 429 },
    expected: { status: 'retry', code: 'rate_limited' },
  },
  {
    title: 'a 500',
    fault: { kind: 'answer', httpStatus: 500, body: 'Internal Server Error' },
    expected: { status: 'retry', code: 'gateway_unavailable' },
  },
  {
    title: 'a 503 that asks to wait',
    fault: { kind: 'answer', httpStatus: 503, headers: { 'retry-after': '120' } },
    expected: { status: 'retry', code: 'gateway_unavailable', retryAfterMs: 120_000 },
  },
  {
    title: 'a 500 with a huge body',
    fault: { kind: 'answer', httpStatus: 500, body: HUGE_BODY },
    expected: { status: 'retry', code: 'gateway_unavailable' },
  },
  {
    title: 'a connection that breaks within the answer',
    fault: { kind: 'cut' },
    expected: { status: 'retry', code: 'connection_failed' },
  },
  {
    title: 'a 400 that is not JSON',
    fault: { kind: 'answer', httpStatus: 400, body: '<html>Bad Request' },
    expected: { status: 'rejected', code: 'http_400' },
  },
  {
    title: 'a 401',
    fault: { kind: 'answer', httpStatus: 401 },
    expected: { status: 'rejected', code: 'gateway_credentials' },
  },
  {
    title: 'a 403',
    fault: { kind: 'answer', httpStatus: 403 },
    expected: { status: 'rejected', code: 'gateway_forbidden' },
  },
  {
    title: 'a 413',
    fault: { kind: 'answer', httpStatus: 413 },
    expected: { status: 'rejected', code: 'message_too_large' },
  },
  {
    title: 'a redirect, which is not followed',
    fault: { kind: 'answer', httpStatus: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
    expected: { status: 'rejected', code: 'http_307' },
  },
];

/** Successes that cannot be read: what they mean depends on whether the body carries the outcome. */
export const UNREADABLE_SUCCESSES: readonly { title: string; fault: Fault }[] = [
  { title: 'a 200 with malformed JSON', fault: { kind: 'answer', httpStatus: 200, body: '{"data":[' } },
  { title: 'a 200 with an empty body', fault: { kind: 'answer', httpStatus: 200 } },
  {
    title: 'a 200 with JSON of another shape',
    fault: { kind: 'answer', httpStatus: 200, body: '{"ok":true}' },
  },
  { title: 'a 200 with a huge body', fault: { kind: 'answer', httpStatus: 200, body: HUGE_BODY } },
];

/** Servers that take the request and never finish their answer. */
export const SILENT_SERVERS: readonly { title: string; fault: Fault }[] = [
  { title: 'a server that never answers', fault: { kind: 'hang' } },
  { title: 'a server that stops within its answer', fault: { kind: 'stall' } },
];
