import { Temporal } from 'temporal-polyfill';
import { addDays, type IsoDate, type TimeZone } from '../../../domain/calendar.ts';

// A zone's clock as plain arithmetic: what the tests expect of a night is computed from these stretches,
// not by the functions under test.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A stretch of time, closed-open, in which a zone's clock keeps one offset from UTC. */
type Stretch = { fromMs: number; untilMs: number; offsetMs: number };

/** What the clocks of a zone show, over a bounded time. */
export type ZoneClock = readonly Stretch[];

/** All of 2026 to 2028, with a margin of some days for the zones ahead of and behind UTC. */
const CLOCK_FROM = '2025-12-28';
const CLOCK_UNTIL = '2029-01-04';

const readClock = (timeZone: TimeZone): ZoneClock => {
  const stretches: Stretch[] = [];
  const endMs = Temporal.PlainDate.from(CLOCK_UNTIL).toZonedDateTime(timeZone).epochMilliseconds;
  let from = Temporal.PlainDate.from(CLOCK_FROM).toZonedDateTime(timeZone);
  while (from.epochMilliseconds < endMs) {
    const next = from.getTimeZoneTransition('next');
    const untilMs = Math.min(next?.epochMilliseconds ?? endMs, endMs);
    stretches.push({
      fromMs: from.epochMilliseconds,
      untilMs,
      offsetMs: from.offsetNanoseconds / 1_000_000,
    });
    if (!next) break;
    from = next;
  }
  return stretches;
};

const clocks = new Map<TimeZone, ZoneClock>();

/** The clock of a zone from 2026 to 2028, read from its transitions. */
export function zoneClock(timeZone: TimeZone): ZoneClock {
  const clock = clocks.get(timeZone) ?? readClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

/** A reading of a wall clock: milliseconds since midnight of 1970-01-01 on that very clock. */
export const wallMs = (localDate: IsoDate, hour = 0): number => Date.parse(localDate) + hour * HOUR_MS;

/** The moments at which the clock shows exactly this: none where it is skipped, two where it is repeated. */
export const instantsShowing = (clock: ZoneClock, wall: number): number[] =>
  clock.flatMap(({ fromMs, untilMs, offsetMs }) => {
    const atMs = wall - offsetMs;
    return atMs >= fromMs && atMs < untilMs ? [atMs] : [];
  });

/** The first moment at which the clock shows this or, where it is skipped, something later. */
export function firstInstantFrom(clock: ZoneClock, wall: number): number {
  for (const { fromMs, untilMs, offsetMs } of clock) {
    const atMs = Math.max(fromMs, wall - offsetMs);
    if (atMs < untilMs) return atMs;
  }
  throw new RangeError(`the clock ends before ${new Date(wall).toISOString()}`);
}

/** The moments at which the clock is put forward or back. */
export const changesOf = (clock: ZoneClock): number[] => clock.slice(1).map(({ fromMs }) => fromMs);

/** All calendar days from the first to the last, both included. */
export function datesFrom(first: IsoDate, last: IsoDate): IsoDate[] {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
  return Array.from({ length: days + 1 }, (_, day) => addDays(first, day));
}
