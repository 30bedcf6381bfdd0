import { describe, expect, it } from 'vitest';
import { dueNight } from '../../../domain/night/due-night.ts';
import { HOUR_MS, MINUTE_MS } from './zone-clock.ts';

const askedAt = (timeZone: string, at: string) => dueNight({ timeZone, now: new Date(at) });

describe('dueNight', () => {
  it.each([
    { at: '2026-11-22T02:00:00Z', sinceMs: 0, when: 'at 3 AM sharp' },
    { at: '2026-11-22T02:20:00Z', sinceMs: 20 * MINUTE_MS, when: 'twenty minutes later' },
    { at: '2026-11-22T22:59:59Z', sinceMs: 21 * HOUR_MS - 1000, when: 'until the last second of the day' },
  ])('is due $when', ({ at, sinceMs }) => {
    expect(askedAt('Europe/Berlin', at)).toEqual({ status: 'due', localDate: '2026-11-22', sinceMs });
  });

  it.each([
    { at: '2026-11-21T23:00:00Z', when: 'from midnight on' },
    { at: '2026-11-22T01:00:00Z', when: 'at 2 AM, when a server with other time-zone data fires' },
    { at: '2026-11-22T01:59:59.999Z', when: 'until 3 AM' },
  ])('already names the new date, though not due, $when', ({ at }) => {
    expect(askedAt('Europe/Berlin', at)).toEqual({ status: 'not_yet', localDate: '2026-11-22' });
  });

  it.each([
    {
      zone: 'Europe/Athens',
      at: '2027-03-28T00:59:59Z',
      status: 'not_yet',
      date: '2027-03-28',
      shows: '2:59:59',
    },
    { zone: 'Europe/Athens', at: '2027-03-28T01:00:00Z', status: 'due', date: '2027-03-28', shows: '4:00' },
    { zone: 'Europe/Athens', at: '2027-10-31T00:00:00Z', status: 'due', date: '2027-10-31', shows: '3:00' },
    {
      zone: 'Europe/Athens',
      at: '2027-10-31T01:00:00Z',
      status: 'due',
      date: '2027-10-31',
      shows: '3:00 again',
    },
    {
      zone: 'Pacific/Chatham',
      at: '2027-09-25T13:59:59Z',
      status: 'not_yet',
      date: '2027-09-26',
      shows: '2:44:59',
    },
    { zone: 'Pacific/Chatham', at: '2027-09-25T14:00:00Z', status: 'due', date: '2027-09-26', shows: '3:45' },
    {
      zone: 'America/New_York',
      at: '2027-11-07T07:30:00Z',
      status: 'not_yet',
      date: '2027-11-07',
      shows: '2:30',
    },
    {
      zone: 'America/Havana',
      at: '2027-03-14T04:59:59Z',
      status: 'due',
      date: '2027-03-13',
      shows: '23:59:59',
    },
    {
      zone: 'America/Havana',
      at: '2027-03-14T05:00:00Z',
      status: 'not_yet',
      date: '2027-03-14',
      shows: '1:00',
    },
    {
      zone: 'Africa/Cairo',
      at: '2027-10-28T21:00:00Z',
      status: 'due',
      date: '2027-10-28',
      shows: '23:00 again',
    },
    {
      zone: 'Africa/Cairo',
      at: '2027-10-28T22:00:00Z',
      status: 'not_yet',
      date: '2027-10-29',
      shows: '0:00',
    },
    {
      zone: 'Pacific/Kiritimati',
      at: '2026-11-22T13:00:00Z',
      status: 'due',
      date: '2026-11-23',
      shows: '3:00',
    },
    {
      zone: 'Pacific/Midway',
      at: '2026-11-22T13:00:00Z',
      status: 'not_yet',
      date: '2026-11-22',
      shows: '2:00',
    },
  ])('in $zone, when the clock shows $shows, is $status for $date', ({ zone, at, status, date }) => {
    expect(askedAt(zone, at)).toMatchObject({ status, localDate: date });
  });

  it('counts the time since 3 AM in real hours when autumn repeats one', () => {
    const noon = askedAt('Europe/Athens', '2027-10-31T10:00:00Z');
    expect(noon).toEqual({ status: 'due', localDate: '2027-10-31', sinceMs: 10 * HOUR_MS });
  });
});
