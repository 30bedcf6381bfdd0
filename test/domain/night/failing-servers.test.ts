import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { type Firing, scheduleFirings, simulateNights, sweepsBetween } from './simulated-nights.ts';
import { changesOf, DAY_MS, datesFrom, firstInstantFrom, MINUTE_MS, wallMs } from './zone-clock.ts';
import { problemsOf, WALKS, type Walk } from './zone-walks.ts';

const USER = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const DAYS = 9;
const LONG_TEST_MS = 60_000;

/** Nine days in one zone, with a change of the clock in their middle where the zone has any. */
type Days = Walk & { localDates: string[]; fromMs: number };

const anyDays: fc.Arbitrary<Days> = fc
  .constantFrom(...WALKS)
  .chain((walk) =>
    fc.record({
      walk: fc.constant(walk),
      middleMs: fc.constantFrom(...changesOf(walk.clock), wallMs('2027-06-15')),
    }),
  )
  .map(({ walk, middleMs }) => {
    const first = new Date(middleMs - 4 * DAY_MS).toISOString().slice(0, 10);
    const localDates = datesFrom(first, addDays(first, DAYS - 1));
    return { ...walk, localDates, fromMs: firstInstantFrom(walk.clock, wallMs(first)) };
  });

const anyMinutesOfDays = fc.integer({ min: 0, max: DAYS * 24 * 60 });

/** What is wrong with the plans of these days when the server fires, sweeps and fails like this. */
function problemsWhen({
  days: { clock, timeZone, askDueNight, localDates, fromMs },
  isLost = () => false,
  strayMinutes = [],
  outage = { fromMs: 0, untilMs: 0 },
}: {
  days: Days;
  isLost?: (dayIndex: number) => boolean;
  strayMinutes?: readonly number[];
  outage?: { fromMs: number; untilMs: number };
}): string[] {
  const isUp = (atMs: number) => atMs < outage.fromMs || atMs >= outage.untilMs;
  const keptDates = localDates.filter((_, index) => !isLost(index));
  const firings: Firing[] = [
    ...scheduleFirings({ timeZone, serverClock: clock, localDates: keptDates }),
    ...strayMinutes.map((minutes) => ({ timeZone, atMs: fromMs + minutes * MINUTE_MS })),
  ];
  const starts = simulateNights({
    userId: USER,
    homes: [{ timeZone, fromMs: 0 }],
    firings: firings.filter(({ atMs }) => isUp(atMs)),
    sweepsMs: sweepsBetween(fromMs, fromMs + (DAYS + 1) * DAY_MS).filter(isUp),
    askDueNight,
  });
  // The date in which an outage ends is the only one that may wait for it.
  return localDates.flatMap((localDate) => {
    const nextMs = firstInstantFrom(clock, wallMs(localDate) + DAY_MS);
    const backAtMs = outage.untilMs < nextMs ? outage.untilMs : 0;
    return problemsOf({ clock, starts, localDates: [localDate], backAtMs });
  });
}

describe('nights around a change of the clock', () => {
  it(
    'give each local date exactly one plan when firings are lost, late, or come at any moment',
    () => {
      fc.assert(
        fc.property(
          anyDays,
          fc.array(fc.boolean(), { minLength: DAYS, maxLength: DAYS }),
          fc.array(anyMinutesOfDays, { maxLength: 12 }),
          (days, lost, strayMinutes) => {
            const isLost = (dayIndex: number) => lost[dayIndex] === true;
            expect(problemsWhen({ days, isLost, strayMinutes })).toEqual([]);
          },
        ),
        { numRuns: 50 },
      );
    },
    LONG_TEST_MS,
  );

  it(
    'give each local date exactly one plan when nothing runs for up to eighteen hours',
    () => {
      fc.assert(
        fc.property(
          anyDays,
          anyMinutesOfDays,
          fc.integer({ min: 1, max: 18 * 60 }),
          (days, start, minutes) => {
            const fromMs = days.fromMs + start * MINUTE_MS;
            const outage = { fromMs, untilMs: fromMs + minutes * MINUTE_MS };
            expect(problemsWhen({ days, outage })).toEqual([]);
          },
        ),
        { numRuns: 50 },
      );
    },
    LONG_TEST_MS,
  );
});
