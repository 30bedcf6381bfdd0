import { addDays, type IsoDate, type IsoInstant, localDateAt, type TimeZone } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import { nightTimes } from '../night/night-times.ts';
import type { DayBounds } from '../ports/activity-provider.ts';
import type { EventSpan } from '../ports/provider-client.ts';
import type { ProviderId } from './activity-day.ts';

/** A day that a cloud said has changed, to be fetched. `events`: how many told of it until `changedAt`, the newest. */
export type ChangedDay = {
  userId: UserId;
  provider: ProviderId;
  localDate: IsoDate;
  timeZone: TimeZone;
  events: number;
  changedAt: IsoInstant;
};

/** A changed day that somebody is to fetch, named without saying whose it is: histories are not erased with a user. */
export type ClaimedDay = { claimId: Id; provider: ProviderId; timeZone: TimeZone };

const MINUTE_MS = 60_000;

/** A device tells of one sync by several events; further ones of the day are waited for as long. */
const QUIET_MS = 20 * MINUTE_MS;

/** Devices that sync every hour have told the day's end by then; their event about it comes first and counts. */
const AFTER_MIDNIGHT_MS = 60 * MINUTE_MS;

/** The night finds the day fetched, also where the queue holds some minutes of work. */
const BEFORE_NIGHT_MS = 15 * MINUTE_MS;

/** Somebody may be about to open their plan: the events of one sync still come together. */
const LATE_QUIET_MS = MINUTE_MS;

/** Bounds of a calendar day where the user lives. */
export function dayBounds({ localDate, timeZone }: { localDate: IsoDate; timeZone: TimeZone }): DayBounds {
  const { activityStartAt: startAt, activityEndAt: endAt } = followingNight({ localDate, timeZone });
  return { localDate, startAt, endAt };
}

/**
 * The days of an event that are worth a request: yesterday, which the plan of today is made from, and today, which the
 * next one will be. Older days change no plan, so a late or repeated event about them costs nothing.
 */
export function daysWorthFetching({
  span,
  timeZone,
  now,
}: {
  span: EventSpan;
  timeZone: TimeZone;
  now: Date;
}): IsoDate[] {
  const today = localDateAt({ at: now, timeZone });
  const { from, to } = toLocalDates(span, timeZone);
  return [addDays(today, -1), today].filter((localDate) => from <= localDate && localDate <= to);
}

/**
 * When to fetch a day that an event tells of at `now`.
 *
 * - A day that still goes on: an hour after its midnight. Before, it would be fetched again anyhow.
 * - A day that is over, until its night: after 20 minutes without a further event (`pushesBack`: each further event
 *   starts them anew), and a quarter of an hour before the night at the latest.
 * - Later: after a minute, for a plan that nobody has opened yet can still follow. A further event does not put it off.
 */
export function whenToFetch({
  localDate,
  timeZone,
  now,
}: {
  localDate: IsoDate;
  timeZone: TimeZone;
  now: Date;
}): { dueAt: Date; pushesBack: boolean } {
  const { activityEndAt, nightAt } = followingNight({ localDate, timeZone });
  const nowMs = now.getTime();
  const endMs = Date.parse(activityEndAt);
  if (nowMs < endMs) return { dueAt: new Date(endMs + AFTER_MIDNIGHT_MS), pushesBack: true };
  const lastMs = Date.parse(nightAt) - BEFORE_NIGHT_MS;
  if (nowMs + LATE_QUIET_MS >= lastMs) return { dueAt: new Date(nowMs + LATE_QUIET_MS), pushesBack: false };
  return { dueAt: new Date(Math.min(nowMs + QUIET_MS, lastMs)), pushesBack: true };
}

/** No wake-up matters here: only the day's bounds and 3 AM do. */
const followingNight = ({ localDate, timeZone }: { localDate: IsoDate; timeZone: TimeZone }) =>
  nightTimes({ localDate: addDays(localDate, 1), timeZone, wakeUpTime: '07:00' });

/** An end that is midnight belongs to the day before. */
function toLocalDates(span: EventSpan, timeZone: TimeZone): { from: IsoDate; to: IsoDate } {
  if (span.kind === 'local') return span;
  const [startMs, endMs] = [Date.parse(span.startAt), Date.parse(span.endAt)];
  const dateAt = (ms: number) => localDateAt({ at: new Date(ms), timeZone });
  return { from: dateAt(startMs), to: dateAt(Math.max(startMs, endMs - 1)) };
}
