import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate, type LocalTime, type TimeZone } from '../../../domain/calendar.ts';
import { NIGHT_HOUR, nightInstant, nightTimes } from '../../../domain/night/night-times.ts';
import { DAY_MS, datesFrom, firstInstantFrom, HOUR_MS, MINUTE_MS, wallMs, zoneClock } from './zone-clock.ts';

type Times = ReturnType<typeof nightTimes>;

const timesOf = ({
  in: timeZone,
  on: localDate,
  wakeUp = '07:00',
}: {
  in: string;
  on: string;
  wakeUp?: string;
}) => nightTimes({ localDate, timeZone, wakeUpTime: wakeUp });

const hoursOfActivity = ({ activityStartAt, activityEndAt }: Times) =>
  (Date.parse(activityEndAt) - Date.parse(activityStartAt)) / HOUR_MS;

describe('nightTimes', () => {
  it('plans an ordinary day at 3 AM from all of yesterday, due a quarter of an hour before waking', () => {
    expect(timesOf({ in: 'Asia/Tokyo', on: '2026-11-22', wakeUp: '06:30' })).toEqual({
      localDate: '2026-11-22',
      activityDate: '2026-11-21',
      activityStartAt: '2026-11-20T15:00:00.000Z',
      activityEndAt: '2026-11-21T15:00:00.000Z',
      nightAt: '2026-11-21T18:00:00.000Z',
      deadlineAt: '2026-11-21T21:15:00.000Z',
      wakeUpAt: '2026-11-21T21:30:00.000Z',
      notifyUntil: '2026-11-22T03:00:00.000Z',
    });
  });

  it.each([
    ['UTC', '2028-03-01', '2028-02-29'],
    ['America/Los_Angeles', '2027-01-01', '2026-12-31'],
    ['Pacific/Kiritimati', '2027-03-01', '2027-02-28'],
  ])('counts the calendar day before in %s: for %s, %s', (timeZone, localDate, activityDate) => {
    expect(timesOf({ in: timeZone, on: localDate }).activityDate).toBe(activityDate);
  });

  it.each([
    { zone: 'Europe/Berlin', on: '2027-03-28', night: '2027-03-28T01:00:00.000Z', shows: '3:00' },
    { zone: 'Europe/Berlin', on: '2027-10-31', night: '2027-10-31T02:00:00.000Z', shows: '3:00, once' },
    { zone: 'Europe/Athens', on: '2027-03-27', night: '2027-03-27T01:00:00.000Z', shows: '3:00' },
    { zone: 'Europe/Athens', on: '2027-03-28', night: '2027-03-28T01:00:00.000Z', shows: '4:00, 3 skipped' },
    {
      zone: 'Europe/Athens',
      on: '2027-10-31',
      night: '2027-10-31T00:00:00.000Z',
      shows: '3:00 the first time',
    },
    { zone: 'America/New_York', on: '2027-03-14', night: '2027-03-14T07:00:00.000Z', shows: '3:00' },
    { zone: 'America/New_York', on: '2027-11-07', night: '2027-11-07T08:00:00.000Z', shows: '3:00' },
    { zone: 'Australia/Lord_Howe', on: '2027-10-03', night: '2027-10-02T16:00:00.000Z', shows: '3:00' },
    { zone: 'Australia/Lord_Howe', on: '2027-04-04', night: '2027-04-03T16:30:00.000Z', shows: '3:00' },
    {
      zone: 'Pacific/Chatham',
      on: '2027-09-26',
      night: '2027-09-25T14:00:00.000Z',
      shows: '3:45, 3 skipped',
    },
    {
      zone: 'Pacific/Chatham',
      on: '2027-04-04',
      night: '2027-04-03T13:15:00.000Z',
      shows: '3:00 the first time',
    },
    {
      zone: 'Antarctica/Troll',
      on: '2027-03-28',
      night: '2027-03-28T01:00:00.000Z',
      shows: '3:00 after 1:00',
    },
    { zone: 'America/Havana', on: '2027-03-14', night: '2027-03-14T07:00:00.000Z', shows: '3:00' },
  ])('has the night of $on in $zone when the clock shows $shows', ({ zone, on, night }) => {
    expect(timesOf({ in: zone, on }).nightAt).toBe(night);
    expect(nightInstant({ localDate: on, timeZone: zone })).toEqual(new Date(night));
  });

  it.each([
    { zone: 'Europe/Berlin', day: '2027-03-27', hours: 24 },
    { zone: 'Europe/Berlin', day: '2027-03-28', hours: 23 },
    { zone: 'Europe/Berlin', day: '2027-10-31', hours: 25 },
    { zone: 'America/New_York', day: '2027-11-07', hours: 25 },
    { zone: 'Australia/Lord_Howe', day: '2027-10-03', hours: 23.5 },
    { zone: 'Australia/Lord_Howe', day: '2027-04-04', hours: 24.5 },
    { zone: 'Antarctica/Troll', day: '2027-03-28', hours: 22 },
    { zone: 'Antarctica/Troll', day: '2027-10-31', hours: 26 },
  ])('counts $hours hours of activity for $day in $zone', ({ zone, day, hours }) => {
    expect(hoursOfActivity(timesOf({ in: zone, on: addDays(day, 1) }))).toBe(hours);
  });

  it.each([
    // 2027-03-14 begins at 1:00; 2027-11-07 has 0:00 twice and begins with the first.
    {
      zone: 'America/Havana',
      day: '2027-03-13',
      from: '2027-03-13T05:00:00.000Z',
      to: '2027-03-14T05:00:00.000Z',
    },
    {
      zone: 'America/Havana',
      day: '2027-03-14',
      from: '2027-03-14T05:00:00.000Z',
      to: '2027-03-15T04:00:00.000Z',
    },
    {
      zone: 'America/Havana',
      day: '2027-11-07',
      from: '2027-11-07T04:00:00.000Z',
      to: '2027-11-08T05:00:00.000Z',
    },
    // 23:00 to midnight comes twice on the evening before 2027-10-29.
    {
      zone: 'Africa/Cairo',
      day: '2027-10-28',
      from: '2027-10-27T21:00:00.000Z',
      to: '2027-10-28T22:00:00.000Z',
    },
    // 23:00 is followed by midnight.
    {
      zone: 'America/Nuuk',
      day: '2027-03-27',
      from: '2027-03-27T02:00:00.000Z',
      to: '2027-03-28T01:00:00.000Z',
    },
  ])('bounds $day in $zone where the clock is changed at midnight', ({ zone, day, from, to }) => {
    const { activityStartAt, activityEndAt } = timesOf({ in: zone, on: addDays(day, 1) });
    expect({ activityStartAt, activityEndAt }).toEqual({ activityStartAt: from, activityEndAt: to });
  });

  it.each([
    { wakeUp: '07:00', deadline: '06:45', why: 'a quarter of an hour before waking' },
    { wakeUp: '03:21', deadline: '03:06', why: 'a quarter of an hour before waking' },
    { wakeUp: '03:20', deadline: '03:05', why: 'where both rules meet' },
    { wakeUp: '03:10', deadline: '03:05', why: 'after five minutes for the sync' },
    { wakeUp: '03:00', deadline: '03:05', why: 'after five minutes for the sync' },
    { wakeUp: '00:30', deadline: '03:05', why: 'after five minutes for the sync, the wake-up being over' },
    { wakeUp: '23:59', deadline: '23:44', why: 'a quarter of an hour before waking' },
  ])('gives who wakes at $wakeUp a plan at $deadline: $why', ({ wakeUp, deadline }) => {
    const { deadlineAt, wakeUpAt } = timesOf({ in: 'UTC', on: '2026-11-22', wakeUp });
    expect(deadlineAt).toBe(`2026-11-22T${deadline}:00.000Z`);
    expect(wakeUpAt).toBe(`2026-11-22T${wakeUp}:00.000Z`);
  });

  it.each([
    { wakeUp: '00:30', until: '2026-11-22T12:00:00.000Z' },
    { wakeUp: '07:00', until: '2026-11-22T12:00:00.000Z' },
    { wakeUp: '08:00', until: '2026-11-22T12:00:00.000Z' },
    { wakeUp: '08:01', until: '2026-11-22T12:01:00.000Z' },
    { wakeUp: '14:30', until: '2026-11-22T18:30:00.000Z' },
    { wakeUp: '22:00', until: '2026-11-23T02:00:00.000Z' },
  ])('tries the push of who wakes at $wakeUp until $until', ({ wakeUp, until }) => {
    expect(timesOf({ in: 'UTC', on: '2026-11-22', wakeUp }).notifyUntil).toBe(until);
  });

  it.each([
    // Athens 3:30 becomes 4:30, half an hour after the gap as it is half an hour after 3; so does the deadline.
    { zone: 'Europe/Athens', on: '2027-03-28', wakeUp: '03:30', wakes: '01:30', deadline: '01:15' },
    { zone: 'Europe/Berlin', on: '2027-03-28', wakeUp: '02:30', wakes: '01:30', deadline: '01:15' },
    { zone: 'America/Havana', on: '2027-03-14', wakeUp: '00:30', wakes: '05:30', deadline: '07:05' },
  ])(
    'wakes who wants $wakeUp in $zone after the gap that skips it',
    ({ zone, on, wakeUp, wakes, deadline }) => {
      expect(timesOf({ in: zone, on, wakeUp })).toMatchObject({
        wakeUpAt: `${on}T${wakes}:00.000Z`,
        deadlineAt: `${on}T${deadline}:00.000Z`,
      });
    },
  );

  it('wakes who wants an hour that autumn repeats at the first of the two', () => {
    const times = timesOf({ in: 'Europe/Athens', on: '2027-10-31', wakeUp: '03:30' });
    expect(times).toMatchObject({
      wakeUpAt: '2027-10-31T00:30:00.000Z',
      deadlineAt: '2027-10-31T00:15:00.000Z',
    });
  });

  it('keeps noon by the clock on days on which it is changed', () => {
    expect(timesOf({ in: 'Europe/Berlin', on: '2027-03-28' }).notifyUntil).toBe('2027-03-28T10:00:00.000Z');
    expect(timesOf({ in: 'Europe/Berlin', on: '2027-10-31' }).notifyUntil).toBe('2027-10-31T11:00:00.000Z');
  });
});

describe('the instants of any night', () => {
  const anyZone: fc.Arbitrary<TimeZone> = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const anyDate: fc.Arbitrary<IsoDate> = fc.constantFrom(...datesFrom('2026-01-02', '2028-12-31'));
  const anyWakeUp: fc.Arbitrary<LocalTime> = fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map((minutes) => new Date(minutes * MINUTE_MS).toISOString().slice(11, 16));
  const assertAll = (check: (times: Times, timeZone: TimeZone) => void) =>
    fc.assert(
      fc.property(anyZone, anyDate, anyWakeUp, (timeZone, localDate, wakeUpTime) =>
        check(nightTimes({ localDate, timeZone, wakeUpTime }), timeZone),
      ),
      { numRuns: 500 },
    );

  it('come in the order in which the night needs them', () => {
    assertAll((times) => {
      const order = [times.activityStartAt, times.activityEndAt, times.nightAt, times.deadlineAt];
      expect(order.toSorted()).toEqual(order);
      expect(times.deadlineAt < times.notifyUntil).toBe(true);
      expect(times.wakeUpAt < times.notifyUntil).toBe(true);
      expect(Date.parse(times.deadlineAt) - Date.parse(times.nightAt)).toBeGreaterThanOrEqual(5 * MINUTE_MS);
    });
  });

  it('leave no moment between one day of activity and the next, and count none twice', () => {
    assertAll(({ localDate, activityEndAt }, timeZone) => {
      const next = nightTimes({ localDate: addDays(localDate, 1), timeZone, wakeUpTime: '07:00' });
      expect(next.activityStartAt).toBe(activityEndAt);
    });
  });

  it('agree with the stretches of the zone about midnight and 3 AM', () => {
    assertAll(({ localDate, activityEndAt, nightAt }, timeZone) => {
      const clock = zoneClock(timeZone);
      expect(Date.parse(activityEndAt)).toBe(firstInstantFrom(clock, wallMs(localDate)));
      expect(Date.parse(nightAt)).toBe(firstInstantFrom(clock, wallMs(localDate, NIGHT_HOUR)));
    });
  });

  it('wake nobody on another date', () => {
    assertAll(({ localDate, wakeUpAt }, timeZone) => {
      const clock = zoneClock(timeZone);
      expect(Date.parse(wakeUpAt)).toBeGreaterThanOrEqual(firstInstantFrom(clock, wallMs(localDate)));
      expect(Date.parse(wakeUpAt)).toBeLessThan(firstInstantFrom(clock, wallMs(localDate) + DAY_MS));
    });
  });
});
