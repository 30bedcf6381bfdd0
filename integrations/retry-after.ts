import type { Clock } from '../domain/ports/clock.ts';

/** A longer pause is not believed: one bad header must not silence a gateway for a year. */
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

const DELAY_SECONDS = /^\d{1,10}$/;
const IMF_FIXDATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long an HTTP answer asks us to wait, in milliseconds: its `Retry-After` as seconds or as a date,
 * between 0 and one day. `undefined` when the header is absent or not readable.
 *
 * Source: RFC 9110, 10.2.3. Of the three date forms in 5.6.7 only the one that servers still send is read.
 */
export function readRetryAfterMs({ headers, clock }: { headers: Headers; clock: Clock }): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined) return undefined;
  if (DELAY_SECONDS.test(value)) return clampPause(Number(value) * 1000);
  if (!IMF_FIXDATE.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : clampPause(at - clock().getTime());
}

function clampPause(pauseMs: number): number {
  return Math.min(Math.max(pauseMs, 0), LONGEST_PAUSE_MS);
}
