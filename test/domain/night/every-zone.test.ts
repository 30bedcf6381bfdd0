import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { dueNight } from '../../../domain/night/due-night.ts';
import { scheduleFirings, simulateNights, sweepsBetween } from './simulated-nights.ts';
import {
  changesOf,
  DAY_MS,
  datesFrom,
  firstInstantFrom,
  HOUR_MS,
  MINUTE_MS,
  wallMs,
  type ZoneClock,
} from './zone-clock.ts';
import { problemsOf, WALKS } from './zone-walks.ts';

const USER = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const DATES = datesFrom('2026-01-01', '2028-12-31');
const DATES_AND_NEIGHBOURS = datesFrom('2025-12-31', '2029-01-01');

/** The walks of three years take seconds on a busy machine. */
const LONG_TEST_MS = 60_000;

/**
 * The sweeps worth running: all of them in the two days around each change of the clock and at the start
 * of the years, elsewhere the two after 3 AM. That is enough: between two changes a day later is the same
 * night a day later (the last test), so the other sweeps ask again what a day in detail has answered.
 */
function sweepsOf(clock: ZoneClock): number[] {
  const daily = DATES_AND_NEIGHBOURS.map((localDate) => firstInstantFrom(clock, wallMs(localDate, 3)));
  const detailed = [wallMs('2026-01-01'), ...changesOf(clock)];
  return [
    ...new Set([
      ...daily.flatMap((atMs) => sweepsBetween(atMs, atMs + 30 * MINUTE_MS)),
      ...detailed.flatMap((atMs) => sweepsBetween(atMs - 2 * DAY_MS, atMs + 2 * DAY_MS)),
    ]),
  ];
}

const moved = (clock: ZoneClock, offsetMs: number): ZoneClock =>
  clock.map((stretch) => ({ ...stretch, offsetMs: stretch.offsetMs + offsetMs }));

const changedAWeek = (clock: ZoneClock, direction: -1 | 1): ZoneClock =>
  clock.map((stretch, index) => ({
    ...stretch,
    fromMs: stretch.fromMs + (index === 0 ? 0 : direction * 7 * DAY_MS),
    untilMs: stretch.untilMs + (index === clock.length - 1 ? 0 : direction * 7 * DAY_MS),
  }));

const SERVERS: { server: string; clockOf: (clock: ZoneClock) => ZoneClock }[] = [
  { server: 'knows the zone as Node does', clockOf: (clock) => clock },
  // Yesterday is over at midnight, so a plan made at 2 AM lacks nothing; the run at 3 AM is refused by its id.
  { server: 'is an hour ahead, so that it fires at 2 AM', clockOf: (clock) => moved(clock, HOUR_MS) },
  { server: 'is an hour behind, so that it fires at 4 AM', clockOf: (clock) => moved(clock, -HOUR_MS) },
  {
    server: 'knows no change of the clock',
    clockOf: (clock) =>
      clock.slice(0, 1).map((first) => ({ ...first, untilMs: clock.at(-1)?.untilMs ?? first.untilMs })),
  },
  { server: 'changes the clock a week too early', clockOf: (clock) => changedAWeek(clock, -1) },
  { server: 'changes the clock a week too late', clockOf: (clock) => changedAWeek(clock, 1) },
  { server: 'never fires', clockOf: () => [] },
];

const anyWalk = fc.constantFrom(...WALKS);

describe('the nights of every IANA zone, 2026 to 2028', () => {
  it.each(SERVERS)(
    'give each local date exactly one plan when the server $server',
    ({ clockOf }) => {
      const problems = WALKS.flatMap(({ clock, timeZone, askDueNight }) => {
        const starts = simulateNights({
          userId: USER,
          homes: [{ timeZone, fromMs: 0 }],
          firings: scheduleFirings({
            timeZone,
            serverClock: clockOf(clock),
            localDates: DATES_AND_NEIGHBOURS,
          }),
          sweepsMs: sweepsOf(clock),
          askDueNight,
        });
        return problemsOf({ clock, starts, localDates: DATES }).map((problem) => `${timeZone} ${problem}`);
      });
      expect(problems).toEqual([]);
    },
    LONG_TEST_MS,
  );

  it(
    'are the same in zones whose clocks show the same',
    () => {
      for (const { clock, timeZone, twins, askDueNight } of WALKS) {
        const around = changesOf(clock).flatMap((atMs) =>
          [-3 * HOUR_MS, -1, 0, HOUR_MS, 3 * HOUR_MS].map((ms) => atMs + ms),
        );
        const moments = [
          ...around,
          ...DATES.filter((date) => date.endsWith('-15')).map((date) => wallMs(date)),
        ];
        for (const twin of twins) {
          for (const now of moments.map((atMs) => new Date(atMs))) {
            expect(dueNight({ timeZone: twin, now }), twin).toEqual(askDueNight({ timeZone, now }));
          }
        }
      }
    },
    LONG_TEST_MS,
  );

  it('are the same night a day later, as long as the clock is not changed', () => {
    const anyDayOfAStretch = anyWalk.chain(({ clock, timeZone }) =>
      fc.record({ stretch: fc.constantFrom(...clock), timeZone: fc.constant(timeZone) }).chain((choice) =>
        fc.record({
          timeZone: fc.constant(choice.timeZone),
          // Both days, from their midnight on, lie inside the stretch.
          atMs: fc.integer({ min: choice.stretch.fromMs + DAY_MS, max: choice.stretch.untilMs - DAY_MS - 1 }),
        }),
      ),
    );
    fc.assert(
      fc.property(anyDayOfAStretch, ({ timeZone, atMs }) => {
        const today = dueNight({ timeZone, now: new Date(atMs) });
        const tomorrow = dueNight({ timeZone, now: new Date(atMs + DAY_MS) });
        expect(tomorrow).toEqual({ ...today, localDate: addDays(today.localDate, 1) });
      }),
      { numRuns: 1000 },
    );
  });
});
