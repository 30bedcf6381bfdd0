import { Temporal } from 'temporal-polyfill';
import { addDays, type IsoDate, type IsoInstant, type LocalTime, type TimeZone } from '../calendar.ts';

/** The hour at which a night runs, on the clock where the user lives. */
export const NIGHT_HOUR = 3;

/** Time between the moment a plan must exist and the wake-up. */
const DEADLINE_BEFORE_WAKE_UP_MIN = 15;

/** Who wakes before or soon after the night still leaves it this long to fetch yesterday. */
const SHORTEST_SYNC_MIN = 5;

/** Who wakes late still gets their push for this long. */
const SHORTEST_NOTIFY_HOURS = 4;

const NOON_HOUR = 12;

/** Everything of a user's night that depends on the clock, as instants. */
export type NightTimes = {
  localDate: IsoDate;
  /** The day whose activity counts: the calendar day before. */
  activityDate: IsoDate;
  /** Bounds of `activityDate`, closed-open: mostly 23 to 25 hours, 22 and 26 at Troll in Antarctica. */
  activityStartAt: IsoInstant;
  activityEndAt: IsoInstant;
  /** 3 AM on the user's clock; where that is skipped, the end of the gap. */
  nightAt: IsoInstant;
  /** From here on a plan is made from the baseline: 15 minutes before the wake-up. */
  deadlineAt: IsoInstant;
  wakeUpAt: IsoInstant;
  /** A push is tried until noon, or four hours after a later wake-up. */
  notifyUntil: IsoInstant;
};

const at = (localDate: IsoDate, time: { hour: number; minute?: number }, timeZone: TimeZone) =>
  // `compatible`: a wall time that spring skips moves behind the gap, one that autumn repeats is the first.
  Temporal.PlainDate.from(localDate)
    .toPlainDateTime({ hour: time.hour, minute: time.minute ?? 0 })
    .toZonedDateTime(timeZone)
    .toInstant();

const iso = (instant: Temporal.Instant): IsoInstant => new Date(instant.epochMilliseconds).toISOString();

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);

const nightAt = (localDate: IsoDate, timeZone: TimeZone): Temporal.Instant => {
  const night = Temporal.PlainDate.from(localDate).toPlainDateTime({ hour: NIGHT_HOUR });
  const earlier = night.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  // Any other reading than 3 AM means that spring skips it. The gap's end is the night then: `compatible`
  // would be a quarter of an hour later on Chatham, where 2:45 is followed by 3:45.
  const gapEnd = earlier.toPlainDateTime().equals(night) ? null : earlier.getTimeZoneTransition('next');
  return (gapEnd ?? earlier).toInstant();
};

/** The instant of the night of `localDate` in `timeZone`: 3 AM, or the end of the gap that skips it. */
export function nightInstant({ localDate, timeZone }: { localDate: IsoDate; timeZone: TimeZone }): Date {
  return new Date(nightAt(localDate, timeZone).epochMilliseconds);
}

/** Computes a night's instants for one user. */
export function nightTimes({
  localDate,
  timeZone,
  wakeUpTime,
}: {
  localDate: IsoDate;
  timeZone: TimeZone;
  wakeUpTime: LocalTime;
}): NightTimes {
  const activityDate = addDays(localDate, -1);
  const [hour = 0, minute = 0] = wakeUpTime.split(':').map(Number);
  const night = nightAt(localDate, timeZone);
  const wakeUp = at(localDate, { hour, minute }, timeZone);
  const midnight = (date: IsoDate) =>
    iso(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant());
  return {
    localDate,
    activityDate,
    activityStartAt: midnight(activityDate),
    activityEndAt: midnight(localDate),
    nightAt: iso(night),
    deadlineAt: iso(
      later(
        wakeUp.subtract({ minutes: DEADLINE_BEFORE_WAKE_UP_MIN }),
        night.add({ minutes: SHORTEST_SYNC_MIN }),
      ),
    ),
    wakeUpAt: iso(wakeUp),
    notifyUntil: iso(
      later(at(localDate, { hour: NOON_HOUR }, timeZone), wakeUp.add({ hours: SHORTEST_NOTIFY_HOURS })),
    ),
  };
}
