import type { IsoDate, TimeZone } from '../../../domain/calendar.ts';
import { type DueNight, dueNight } from '../../../domain/night/due-night.ts';
import { LONGEST_WAIT_MS, type Start } from './simulated-nights.ts';
import { firstInstantFrom, wallMs, type ZoneClock, zoneClock } from './zone-clock.ts';

/** One clock, all zones that show it, and everything asked of it so far. */
export type Walk = { clock: ZoneClock; timeZone: TimeZone; twins: TimeZone[]; askDueNight: typeof dueNight };

const remembering = (): typeof dueNight => {
  const answers = new Map<number, DueNight>();
  return ({ timeZone, now }) => {
    const answer = answers.get(now.getTime()) ?? dueNight({ timeZone, now });
    answers.set(now.getTime(), answer);
    return answer;
  };
};

/**
 * Every IANA zone, grouped by what its clock shows in these years: a night depends on nothing else, so
 * each different clock (65 for 418 zones) is walked once. That twins behave alike is a test of its own.
 */
export const WALKS: Walk[] = Object.values(
  Object.groupBy(Intl.supportedValuesOf('timeZone'), (timeZone) => JSON.stringify(zoneClock(timeZone))),
).flatMap((zones = []) =>
  zones.slice(0, 1).map((timeZone) => ({
    clock: zoneClock(timeZone),
    timeZone,
    twins: zones.slice(1),
    askDueNight: remembering(),
  })),
);

/**
 * What is wrong with these starts: each date needs one plan, not before it begins, and soon after 3 AM or,
 * when nothing ran then, after `backAtMs`.
 */
export function problemsOf({
  clock,
  starts,
  localDates,
  backAtMs = 0,
}: {
  clock: ZoneClock;
  starts: readonly Start[];
  localDates: readonly IsoDate[];
  backAtMs?: number;
}): string[] {
  const byDate = Map.groupBy(starts, ({ localDate }) => localDate);
  return localDates.flatMap((localDate) => {
    const [start, ...more] = byDate.get(localDate) ?? [];
    if (!start) return [`${localDate}: no plan`];
    if (more.length > 0) return [`${localDate}: ${more.length + 1} plans`];
    const at = new Date(start.atMs).toISOString();
    if (start.atMs < firstInstantFrom(clock, wallMs(localDate))) return [`${localDate}: too early, ${at}`];
    const latest = Math.max(firstInstantFrom(clock, wallMs(localDate, 3)), backAtMs) + LONGEST_WAIT_MS;
    return start.atMs > latest ? [`${localDate}: too late, ${at}`] : [];
  });
}
