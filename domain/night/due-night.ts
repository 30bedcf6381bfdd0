import { type IsoDate, localDateAt, type TimeZone } from '../calendar.ts';
import { nightInstant } from './night-times.ts';

/**
 * Whether a zone's night of today is due.
 *
 * `due`: it is 3 AM or later on the clock there, so every user of the zone must have (or be getting) a
 * plan for `localDate`; `sinceMs` is how long. `not_yet`: between midnight and 3 AM. A schedule that fires
 * then, on a server with other time-zone data, may plan `localDate` all the same: yesterday is over, and the
 * workflow ids refuse the second start at 3 AM.
 */
export type DueNight =
  | { status: 'due'; localDate: IsoDate; sinceMs: number }
  | { status: 'not_yet'; localDate: IsoDate };

/** Says which night a zone is in at `now`. The schedule, the sweep and new users all ask this one function. */
export function dueNight({ timeZone, now }: { timeZone: TimeZone; now: Date }): DueNight {
  const localDate = localDateAt({ at: now, timeZone });
  const sinceMs = now.getTime() - nightInstant({ localDate, timeZone }).getTime();
  return sinceMs >= 0 ? { status: 'due', localDate, sinceMs } : { status: 'not_yet', localDate };
}
