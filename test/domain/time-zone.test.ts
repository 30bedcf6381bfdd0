import { expect, it } from 'vitest';
import { TimeZone } from '../../domain/calendar.ts';

it.each(['europe/berlin', 'EUROPE/BERLIN', 'utc', '+02:00', 'Mars/Olympus', ''])(
  'refuses %j, for which no schedule could be made',
  (name) => {
    expect(TimeZone.safeParse(name).success).toBe(false);
  },
);

it('takes every zone that this runtime lists, and old names that are still in use', () => {
  for (const name of [...Intl.supportedValuesOf('timeZone'), 'Europe/Kyiv', 'Asia/Kolkata', 'UTC']) {
    expect(TimeZone.safeParse(name).success, name).toBe(true);
  }
});
