import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBounds, daysWorthFetching, whenToFetch } from '../../../domain/activity/changed-day.ts';
import type { EventSpan } from '../../../domain/ports/provider-client.ts';

const berlin = 'Europe/Berlin';
const localDate = '2026-11-21';
const whenTold = (now: string) => {
  const { dueAt, pushesBack } = whenToFetch({ localDate, timeZone: berlin, now: new Date(now) });
  return [dueAt.toISOString(), pushesBack];
};

describe('when a day that changed is fetched', () => {
  it.each([
    ['in the morning of that day', '2026-11-21T08:00:00.000Z', '2026-11-22T00:00:00.000Z', true],
    ['a minute before midnight', '2026-11-21T22:59:00.000Z', '2026-11-22T00:00:00.000Z', true],
    ['at midnight', '2026-11-21T23:00:00.000Z', '2026-11-21T23:20:00.000Z', true],
    ['at 2 AM', '2026-11-22T01:00:00.000Z', '2026-11-22T01:20:00.000Z', true],
    ['at 2:40 AM', '2026-11-22T01:40:00.000Z', '2026-11-22T01:45:00.000Z', true],
    ['at 2:45 AM', '2026-11-22T01:45:00.000Z', '2026-11-22T01:46:00.000Z', false],
    ['at breakfast', '2026-11-22T07:00:00.000Z', '2026-11-22T07:01:00.000Z', false],
  ])('told %s', (_, now, dueAt, pushesBack) => {
    expect(whenTold(now)).toEqual([dueAt, pushesBack]);
  });

  it('is never before the day is over, and before the night whenever it was told before', () => {
    const zones = fc.constantFrom(berlin, 'Pacific/Chatham', 'America/Havana', 'Asia/Kathmandu');
    const days = fc.integer({ min: 0, max: 730 });
    const hours = fc.double({ min: -30, max: 60, noNaN: true });
    fc.assert(
      fc.property(zones, days, hours, (timeZone, day, hour) => {
        const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
        const { endAt } = dayBounds({ localDate: date, timeZone });
        const now = new Date(Date.parse(endAt) + hour * 3_600_000);
        const { dueAt } = whenToFetch({ localDate: date, timeZone, now });
        expect(dueAt.getTime()).toBeGreaterThanOrEqual(Date.parse(endAt));
        expect(dueAt.getTime()).toBeGreaterThan(now.getTime());
        // Havana's spring night has no midnight and two hours between the day's end and 3 AM.
        if (hour < 1) expect(dueAt.getTime()).toBeLessThanOrEqual(Date.parse(endAt) + 100 * 60_000);
      }),
    );
  });
});

describe('the days of an event that are fetched', () => {
  const now = new Date('2026-11-22T10:00:00.000Z');
  const local = (from: string, to = from): EventSpan => ({ kind: 'local', from, to });
  const instants = (startAt: string, endAt: string): EventSpan => ({ kind: 'instants', startAt, endAt });
  it.each<[string, EventSpan, string, string[]]>([
    ['today', local('2026-11-22'), berlin, ['2026-11-22']],
    ['yesterday', local('2026-11-21'), berlin, ['2026-11-21']],
    ['a week that ends today', local('2026-11-16', '2026-11-22'), berlin, ['2026-11-21', '2026-11-22']],
    ['the day before yesterday', local('2026-11-20'), berlin, []],
    ['tomorrow', local('2026-11-23'), berlin, []],
    [
      'an hour across midnight in Berlin',
      instants('2026-11-21T22:30:00.000Z', '2026-11-21T23:30:00.000Z'),
      berlin,
      ['2026-11-21', '2026-11-22'],
    ],
    [
      'an hour up to midnight in Berlin',
      instants('2026-11-21T22:00:00.000Z', '2026-11-21T23:00:00.000Z'),
      berlin,
      ['2026-11-21'],
    ],
    [
      'the same hour where it is already tomorrow',
      instants('2026-11-21T22:00:00.000Z', '2026-11-21T23:00:00.000Z'),
      'Pacific/Kiritimati',
      ['2026-11-22'],
    ],
  ])('of %s', (_, span, timeZone, days) => {
    expect(daysWorthFetching({ span, timeZone, now })).toEqual(days);
  });
});
