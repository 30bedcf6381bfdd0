import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { canonicalTimeZone, timeZoneAdvice } from './time-zone-names.ts';

/** Nobody alive was born earlier, and the year 0, which ISO 8601 has, is none in PostgreSQL. */
const EARLIEST = '1900-01-01';

/** A calendar day where the user lives, `2026-11-22`. */
export const IsoDate = z.iso
  .date()
  .refine((date) => date >= EARLIEST, `must not lie before ${EARLIEST}`)
  .meta({ id: 'IsoDate', description: 'A calendar day, YYYY-MM-DD', example: '2026-11-22' });
export type IsoDate = z.infer<typeof IsoDate>;

/** A moment in UTC, `2026-11-22T03:00:00.000Z`. */
export const IsoInstant = z.iso
  .datetime()
  .refine((instant) => instant >= EARLIEST, `must not lie before ${EARLIEST}`)
  .meta({ id: 'IsoInstant', description: 'A moment in UTC (RFC 3339)', example: '2026-11-22T03:00:00.000Z' });
export type IsoInstant = z.infer<typeof IsoInstant>;

/** A moment that may not have come. A union, because "nullable" would make the published schema contradict itself. */
export const InstantOrNull = z.union([IsoInstant, z.null()]);

/** A wall-clock time of day, `07:30`. */
export const LocalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 07:30')
  .meta({ id: 'LocalTime', description: 'Wall-clock time of day, HH:MM', example: '07:30' });
export type LocalTime = z.infer<typeof LocalTime>;

/**
 * A time zone under the one name that Node, PostgreSQL and Temporal's server know and read alike. Other names of it
 * are taken and become this one: `US/Pacific-New` is `America/Los_Angeles`, `GMT+05:30` is `Asia/Kolkata`.
 */
export const TimeZone = z
  .string()
  .max(64)
  .overwrite((name) => canonicalTimeZone(name) ?? name)
  .refine((name) => canonicalTimeZone(name) === name, {
    error: ({ input }) => timeZoneAdvice(String(input)),
  })
  .meta({
    id: 'TimeZone',
    description:
      'IANA time-zone name. Old names, names of Windows and fixed offsets are taken too, and become the name of today',
    example: 'Europe/Berlin',
  });
export type TimeZone = z.infer<typeof TimeZone>;

/** `localDate` moved by whole calendar days (negative goes back). */
export function addDays(localDate: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(localDate).add({ days }).toString();
}

const MS_PER_DAY = 86_400_000;

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;

/** As `Date` numbers them. */
const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `Thursday` */
export const dayName = (localDate: IsoDate): string =>
  DAY_NAMES[new Date(localDate).getUTCDay()] ?? localDate;

export type DayKind = 'weekday' | 'weekend';

/** Sunday and Saturday, as `Date` numbers them. */
const WEEKEND = [0, 6];

/** Whether a day is one of Monday to Friday, or of Saturday and Sunday. */
export const dayKindOf = (localDate: IsoDate): DayKind =>
  WEEKEND.includes(new Date(localDate).getUTCDay()) ? 'weekend' : 'weekday';

/** The calendar day that the clock on the wall in `timeZone` shows at `at`. */
export function localDateAt({ at, timeZone }: { at: Date; timeZone: TimeZone }): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** A `Date` as the `IsoInstant` that travels in JSON. */
export const toInstant = (at: Date): IsoInstant => at.toISOString();
