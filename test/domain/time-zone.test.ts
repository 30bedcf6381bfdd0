import { expect, it } from 'vitest';
import { TimeZone } from '../../domain/calendar.ts';
import { TIME_ZONE_NAMES } from '../../domain/time-zone-names.ts';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  // Of Node alone: PostgreSQL 18.4 and Temporal's server know neither.
  ['US/Pacific-New', 'America/Los_Angeles'],
  ['Canada/East-Saskatchewan', 'America/Regina'],
  // Old names, as phones still report them.
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['America/Montreal', 'America/Toronto'],
  ['Asia/Chongqing', 'Asia/Shanghai'],
  ['PRC', 'Asia/Shanghai'],
  ['UTC', 'Etc/UTC'],
  ['Zulu', 'Etc/UTC'],
  // Abbreviations, which PostgreSQL reads as fixed offsets.
  ['EST5EDT', 'America/New_York'],
  ['CET', 'Europe/Brussels'],
  ['EST', 'America/Panama'],
  // No names of the tz database.
  ['Asia/Hanoi', 'Asia/Ho_Chi_Minh'],
  ['Asia/Beijing', 'Asia/Shanghai'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['India Standard Time', 'Asia/Kolkata'],
  ['china standard time', 'Asia/Shanghai'],
  // Another case, blanks around.
  ['europe/berlin', 'Europe/Berlin'],
  ['EUROPE/BERLIN', 'Europe/Berlin'],
  ['utc', 'Etc/UTC'],
  [' Europe/Berlin\n', 'Europe/Berlin'],
  // Offsets. They are positive in the east, and Etc/GMT-2 is two hours ahead.
  ['GMT+05:30', 'Asia/Kolkata'],
  ['+05:30', 'Asia/Kolkata'],
  ['UTC+5:45', 'Asia/Kathmandu'],
  ['+0930', 'Australia/Darwin'],
  ['GMT-09:30', 'Pacific/Marquesas'],
  ['+02:00', 'Etc/GMT-2'],
  ['GMT-05:00', 'Etc/GMT+5'],
  ['UTC−3', 'Etc/GMT+3'],
  ['GMT+14', 'Etc/GMT-14'],
  ['GMT+00:00', 'Etc/GMT'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
  ['Z', 'Etc/UTC'],
])('stores the zone %j as %s', (name, stored) => {
  expect(TimeZone.parse(name)).toBe(stored);
});

const NO_ZONE = 'must be an IANA time zone such as Europe/Berlin, or an offset from UTC such as +05:30';

it.each([
  ['Mars/Olympus', NO_ZONE],
  ['', NO_ZONE],
  [' ', NO_ZONE],
  ['Etc/Unknown', NO_ZONE],
  ['Factory', NO_ZONE],
  ['SystemV/AST4', NO_ZONE],
  // India, Israel or Ireland.
  ['IST', NO_ZONE],
  ['constructor', NO_ZONE],
  ['+15:00', NO_ZONE],
  ['GMT-13', NO_ZONE],
  ['Etc/GMT-15', NO_ZONE],
  ['GMT-03:30', 'must name a place, because no zone keeps this offset all the year: choose America/St_Johns'],
  ['+13:45', 'must name a place, because no zone keeps this offset all the year: choose Pacific/Chatham'],
  ['+05:17', NO_ZONE],
])('refuses %j and says what to choose', (name, message) => {
  const { error } = TimeZone.safeParse(name);
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});

it('takes every zone that this runtime lists', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    expect(TimeZone.safeParse(name).success, name).toBe(true);
  }
});

it('leaves a name that it has given as it is', () => {
  for (const name of TIME_ZONE_NAMES) expect(TimeZone.parse(name)).toBe(name);
});

it('keeps the clock of every old name that this runtime knows', () => {
  const clock = (timeZone: string) =>
    [0, 6].map((month) => new Date(Date.UTC(2026, month, 15)).toLocaleString('en-GB', { timeZone }));
  const oldNames = [...Intl.supportedValuesOf('timeZone'), 'US/Pacific-New', 'Canada/East-Saskatchewan'];
  for (const name of [...oldNames, 'CET', 'EET', 'MET', 'WET', 'EST', 'MST', 'HST', 'ROK', 'GB']) {
    expect(clock(TimeZone.parse(name)), name).toEqual(clock(name));
  }
});
