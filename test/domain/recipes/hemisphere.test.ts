import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { hemisphereOf } from '../../../domain/recipes/hemisphere.ts';

describe('hemisphereOf', () => {
  it.each([
    ['Europe/Berlin', 'northern'],
    ['America/New_York', 'northern'],
    ['America/Indiana/Knox', 'northern'],
    ['Asia/Tokyo', 'northern'],
    ['Africa/Cairo', 'northern'],
    ['Australia/Sydney', 'southern'],
    ['America/Argentina/Ushuaia', 'southern'],
    ['Africa/Johannesburg', 'southern'],
    ['Pacific/Auckland', 'southern'],
    ['Australia/Darwin', undefined],
    ['America/Bogota', undefined],
    ['Asia/Singapore', undefined],
    ['Africa/Nairobi', undefined],
    ['Pacific/Honolulu', undefined],
    ['UTC', undefined],
  ])('puts %s in the %s one', (timeZone, hemisphere) => {
    expect(hemisphereOf(timeZone)).toBe(hemisphere);
  });

  it('never puts a zone with summer time into the half of the year in which it has it not', () => {
    const offset = (timeZone: string, month: number): number =>
      Temporal.ZonedDateTime.from({ timeZone, year: 2026, month, day: 15 }).offsetNanoseconds;
    // Ireland and Morocco keep summer time as their standard and put the clock back instead.
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Africa/Casablanca');
    const summers = zones.flatMap((timeZone) => {
      const [january, july] = [offset(timeZone, 1), offset(timeZone, 7)];
      if (january === july) return [];
      return [{ timeZone, expected: july > january ? 'northern' : 'southern' }];
    });
    expect(summers.length).toBeGreaterThan(80);
    for (const { timeZone, expected } of summers) {
      expect([timeZone, hemisphereOf(timeZone) ?? expected]).toEqual([timeZone, expected]);
    }
  });
});
