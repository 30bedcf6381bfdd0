import type { IsoDate, TimeZone } from '../../../domain/calendar.ts';
import type { UserId } from '../../../domain/ids.ts';
import { dueNight } from '../../../domain/night/due-night.ts';
import { planDayId } from '../../../domain/night/workflow-ids.ts';
import { instantsShowing, MINUTE_MS, wallMs, type ZoneClock } from './zone-clock.ts';

// The rules by which nights are started, without the server: one user, the schedules of the zones they
// live in, the sweep, and the workflow ids that refuse a second start.

/** The schedule's calendar hour, and the sweep's interval and patience with a late schedule. */
const SCHEDULE_HOUR = 3;
const SWEEP_EVERY_MS = 15 * MINUTE_MS;
const SWEEP_GRACE_MS = 5 * MINUTE_MS;

/** A plan is under way this long after 3 AM at the latest: the sweep's patience plus its interval. */
export const LONGEST_WAIT_MS = SWEEP_GRACE_MS + SWEEP_EVERY_MS;

/** The user lives in `timeZone` from `fromMs` until the next home. */
export type Home = { timeZone: TimeZone; fromMs: number };

/** A zone's schedule starts the zone's fan-out. */
export type Firing = { timeZone: TimeZone; atMs: number };

/** A night that was started, not refused. */
export type Start = { id: string; localDate: IsoDate; atMs: number };

/**
 * When a server with this clock fires the zone's schedule: at 3 AM of each date. A skipped 3 AM does not
 * fire, a repeated one fires once.
 */
export function scheduleFirings({
  timeZone,
  serverClock,
  localDates,
}: {
  timeZone: TimeZone;
  serverClock: ZoneClock;
  localDates: readonly IsoDate[];
}): Firing[] {
  return localDates.flatMap((localDate) =>
    instantsShowing(serverClock, wallMs(localDate, SCHEDULE_HOUR))
      .slice(0, 1)
      .map((atMs) => ({ timeZone, atMs })),
  );
}

/** The sweeps of a closed-open time: every quarter of an hour, UTC. */
export function sweepsBetween(fromMs: number, untilMs: number): number[] {
  const first = Math.ceil(fromMs / SWEEP_EVERY_MS) * SWEEP_EVERY_MS;
  const count = Math.max(0, Math.ceil((untilMs - first) / SWEEP_EVERY_MS));
  return Array.from({ length: count }, (_, index) => first + index * SWEEP_EVERY_MS);
}

/** Where the user lives at a moment. */
export const homeAt = (homes: readonly Home[], atMs: number): TimeZone | undefined =>
  homes.findLast(({ fromMs }) => fromMs <= atMs)?.timeZone;

/**
 * Runs the firings and sweeps in their order (as activities/fan-out.ts and activities/sweep-nights.ts do), and returns the nights that they started for the user.
 *
 * A fan-out is for whichever date `dueNight` says at that moment, due or not yet, and takes who lives in the
 * zone then; the sweep takes who lives in a zone whose night is due. `askDueNight` may remember answers.
 */
export function simulateNights({
  userId,
  homes,
  firings,
  sweepsMs,
  askDueNight = dueNight,
}: {
  userId: UserId;
  homes: readonly Home[];
  firings: readonly Firing[];
  sweepsMs: readonly number[];
  askDueNight?: typeof dueNight;
}): Start[] {
  const starts = new Map<string, Start>();
  const startPlanDay = (localDate: IsoDate, atMs: number) => {
    const id = planDayId({ userId, localDate });
    if (!starts.has(id)) starts.set(id, { id, localDate, atMs });
  };

  const events: { atMs: number; firedZone?: TimeZone }[] = [
    ...firings.map(({ timeZone, atMs }) => ({ atMs, firedZone: timeZone })),
    ...sweepsMs.map((atMs) => ({ atMs })),
  ];
  for (const { atMs, firedZone } of events.sort((a, b) => a.atMs - b.atMs)) {
    const timeZone = homeAt(homes, atMs);
    if (timeZone === undefined || (firedZone !== undefined && firedZone !== timeZone)) continue;
    const night = askDueNight({ timeZone, now: new Date(atMs) });
    const sweepTakes = night.status === 'due' && night.sinceMs >= SWEEP_GRACE_MS;
    if (firedZone !== undefined || sweepTakes) startPlanDay(night.localDate, atMs);
  }
  return [...starts.values()];
}
