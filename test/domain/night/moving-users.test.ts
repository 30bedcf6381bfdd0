import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IsoDate, localDateAt, type TimeZone } from '../../../domain/calendar.ts';
import {
  type Firing,
  type Home,
  homeAt,
  LONGEST_WAIT_MS,
  type Start,
  scheduleFirings,
  simulateNights,
  sweepsBetween,
} from './simulated-nights.ts';
import {
  changesOf,
  DAY_MS,
  datesFrom,
  firstInstantFrom,
  MINUTE_MS,
  wallMs,
  zoneClock,
} from './zone-clock.ts';

const USER = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const MONTH_MS = 30 * DAY_MS;
const LONG_TEST_MS = 60_000;

/** The user lives in `timeZone` from `fromMs` to `untilMs`, closed-open. */
type Stay = Home & { untilMs: number };

const datesOfStay = ({ timeZone, fromMs, untilMs }: Stay): IsoDate[] =>
  datesFrom(
    localDateAt({ at: new Date(fromMs), timeZone }),
    localDateAt({ at: new Date(untilMs), timeZone }),
  );

const firingsOfStay = (stay: Stay): Firing[] =>
  scheduleFirings({
    timeZone: stay.timeZone,
    serverClock: zoneClock(stay.timeZone),
    localDates: datesOfStay(stay),
  }).filter(({ atMs }) => atMs >= stay.fromMs && atMs < stay.untilMs);

const plansOf = ({ stays, firings }: { stays: readonly Stay[]; firings: readonly Firing[] }): Start[] =>
  simulateNights({
    userId: USER,
    homes: stays,
    firings,
    sweepsMs: sweepsBetween(stays[0]?.fromMs ?? 0, stays.at(-1)?.untilMs ?? 0),
  });

/** The dates whose night was due, for as long as a plan may take to be started, while the user lived there. */
const dueDatesOf = (stay: Stay): { localDate: IsoDate; latestMs: number }[] => {
  const clock = zoneClock(stay.timeZone);
  return datesOfStay(stay).flatMap((localDate) => {
    const fromMs = Math.max(stay.fromMs, firstInstantFrom(clock, wallMs(localDate, 3)));
    const untilMs = Math.min(stay.untilMs, firstInstantFrom(clock, wallMs(localDate) + DAY_MS));
    const latestMs = fromMs + LONGEST_WAIT_MS;
    return untilMs >= latestMs ? [{ localDate, latestMs }] : [];
  });
};

/** Homes one after the other over a month that often has a change of the clock in its middle. */
const anyMonthOfMoves: fc.Arbitrary<Stay[]> = fc
  .record({
    first: fc.constantFrom<TimeZone>(...Intl.supportedValuesOf('timeZone')),
    moves: fc.array(
      fc.record({
        timeZone: fc.constantFrom<TimeZone>(...Intl.supportedValuesOf('timeZone')),
        atMs: fc.integer({ min: 1, max: MONTH_MS / MINUTE_MS - 1 }).map((minutes) => minutes * MINUTE_MS),
      }),
      { maxLength: 12 },
    ),
    someDay: fc.constantFrom(...datesFrom('2026-01-01', '2028-11-30')),
    change: fc.nat(),
  })
  .map(({ first, moves, someDay, change }) => {
    const changes = changesOf(zoneClock(first)).filter((atMs) => atMs > wallMs('2026-02-01'));
    const startMs = (changes[change % changes.length] ?? wallMs(someDay) + MONTH_MS / 2) - MONTH_MS / 2;
    const ordered = [{ timeZone: first, atMs: 0 }, ...moves.sort((a, b) => a.atMs - b.atMs)];
    return ordered.map(({ timeZone, atMs }, index) => ({
      timeZone,
      fromMs: startMs + atMs,
      untilMs: startMs + (ordered[index + 1]?.atMs ?? MONTH_MS),
    }));
  });

const anyLosses = fc.array(fc.boolean(), { minLength: 31, maxLength: 31 });

const expectEachDueDateOnce = (stays: readonly Stay[], plans: readonly Start[]) => {
  const dates = plans.map(({ localDate }) => localDate);
  expect(dates).toEqual([...new Set(dates)]);
  const startedAt = new Map(plans.map(({ localDate, atMs }) => [localDate, atMs]));
  for (const { localDate, latestMs } of stays.flatMap(dueDatesOf)) {
    expect(startedAt.get(localDate), localDate).toBeLessThanOrEqual(latestMs);
  }
};

const expectEachOnItsDate = (stays: readonly Stay[], plans: readonly Start[]) => {
  for (const { localDate, atMs } of plans) {
    const clock = zoneClock(homeAt(stays, atMs) ?? 'UTC');
    expect(atMs, localDate).toBeGreaterThanOrEqual(firstInstantFrom(clock, wallMs(localDate)));
    expect(atMs, localDate).toBeLessThan(firstInstantFrom(clock, wallMs(localDate) + DAY_MS));
  }
};

describe('a user who moves between zones', () => {
  it(
    'gets one plan, on that date, for each date whose night is due while they live there',
    () => {
      fc.assert(
        fc.property(anyMonthOfMoves, anyLosses, (stays, lost) => {
          const firings = stays.flatMap(firingsOfStay).filter((_, index) => !lost[index % lost.length]);
          const plans = plansOf({ stays, firings });
          expectEachDueDateOnce(stays, plans);
          expectEachOnItsDate(stays, plans);
        }),
        { numRuns: 40 },
      );
    },
    LONG_TEST_MS,
  );

  const flight = ({ from, to, at }: { from: TimeZone; to: TimeZone; at: string }): Start[] => {
    const landedMs = Date.parse(at);
    const stays = [
      { timeZone: from, fromMs: landedMs - 2 * DAY_MS, untilMs: landedMs },
      { timeZone: to, fromMs: landedMs, untilMs: landedMs + 2 * DAY_MS },
    ];
    return plansOf({ stays, firings: stays.flatMap(firingsOfStay) });
  };

  it('gets one plan for a date whose 3 AM comes twice, west over the date line', () => {
    // The 16th, 14:00, in Auckland is the 15th, 16:00, in Honolulu.
    const plans = flight({ from: 'Pacific/Auckland', to: 'Pacific/Honolulu', at: '2027-06-16T02:00:00Z' });
    expect(plans.map(({ localDate }) => localDate)).toEqual([
      '2027-06-14',
      '2027-06-15',
      '2027-06-16',
      '2027-06-17',
    ]);
    expect(plans[2]?.atMs).toBe(Date.parse('2027-06-15T15:00:00Z'));
  });

  it('gets no plan for a date that ends for them before 3 AM, east over the date line', () => {
    // The 15th, 2:30, in Honolulu is the 16th, 0:30, in Auckland.
    const plans = flight({ from: 'Pacific/Honolulu', to: 'Pacific/Auckland', at: '2027-06-15T12:30:00Z' });
    expect(plans.map(({ localDate }) => localDate)).toEqual([
      '2027-06-13',
      '2027-06-14',
      '2027-06-16',
      '2027-06-17',
    ]);
  });

  it('gets the plan of the new home within a quarter of an hour when its 3 AM has passed', () => {
    const plans = flight({ from: 'America/New_York', to: 'Europe/Berlin', at: '2027-06-16T04:50:00Z' });
    expect(plans.find(({ localDate }) => localDate === '2027-06-16')?.atMs).toBe(
      Date.parse('2027-06-16T05:00:00Z'),
    );
  });
});
