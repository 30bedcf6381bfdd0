import type { ActivityMetrics } from '../../domain/activity/activity-day.ts';
import { addDays, type IsoDate } from '../../domain/calendar.ts';
import type { DayBounds } from '../../domain/ports/activity-provider.ts';
import type { EventSpan, ProviderEvent } from '../../domain/ports/provider-client.ts';
import { toActivityMetrics } from '../activity-metrics.ts';
import type { CivilDate, CivilDateTime, Notification, NotifiedInterval, RollUp } from './schema.ts';

/** The types whose change can change a day's activity; weight, sleep and the rest cannot. */
const ACTIVITY_TYPES: readonly string[] = [
  'steps',
  'exercise',
  'distance',
  'active-energy-burned',
  'total-calories',
];

/** Body of `rollUp` for one local day by the hour. The range is closed-open: it ends at the next midnight. */
export function toRollUpRequest({ startAt, endAt }: DayBounds) {
  return { range: { startTime: startAt, endTime: endAt }, windowSize: '3600s' };
}

/**
 * The day's metrics, and the end of the last hour that has data; `undefined` when the cloud has none. Active energy is
 * above rest, as ours is.
 */
export function readDay({
  rollupDataPoints,
}: RollUp): { metrics: ActivityMetrics; lastDataAt: Date } | undefined {
  const points = rollupDataPoints.filter(({ activeEnergyBurned }) => activeEnergyBurned);
  const kcal = points.reduce((sum, { activeEnergyBurned }) => sum + (activeEnergyBurned?.kcalSum ?? 0), 0);
  const metrics = points.length === 0 ? undefined : toActivityMetrics({ activeEnergyKcal: kcal });
  if (!metrics) return undefined;
  const lastDataMs = Math.max(...points.map(({ endTime }) => Date.parse(endTime)));
  return { metrics, lastDataAt: new Date(lastDataMs) };
}

/** What the notifications tell of days; those of other data are left out. */
export function toEvents(notifications: readonly Notification[]): ProviderEvent[] {
  return notifications
    .filter(({ data }) => ACTIVITY_TYPES.includes(data.dataType))
    .flatMap(({ data }) =>
      data.intervals.map((interval) => ({
        provider: 'google_health' as const,
        externalUserId: data.healthUserId,
        kind: 'activity_changed' as const,
        span: toSpan(interval),
      })),
    );
}

function toSpan(interval: NotifiedInterval): EventSpan {
  if ('civilDateTimeInterval' in interval) {
    const { startDateTime, endDateTime } = interval.civilDateTimeInterval;
    return toLocalSpan({ from: fromCivilDate(startDateTime.date), end: toLocalText(endDateTime) });
  }
  if ('civilIso8601TimeInterval' in interval) {
    const { startTime, endTime } = interval.civilIso8601TimeInterval;
    return toLocalSpan({ from: startTime.slice(0, 10), end: endTime });
  }
  const { startTime, endTime } = interval.physicalTimeInterval;
  const [startAt, endAt] = [new Date(startTime).toISOString(), new Date(endTime).toISOString()];
  return { kind: 'instants', startAt, endAt };
}

/** An end at midnight is not of its day. */
function toLocalSpan({ from, end }: { from: IsoDate; end: string }): EventSpan {
  const endsAtMidnight = !/[1-9]/.test(end.slice(10));
  const lastDate = endsAtMidnight ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);
  return { kind: 'local', from, to: lastDate < from ? from : lastDate };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const fromCivilDate = ({ year, month, day }: CivilDate): IsoDate =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;

const toLocalText = ({ date, time }: CivilDateTime): string =>
  `${fromCivilDate(date)}T${[time.hours, time.minutes, time.seconds].map(twoDigits).join(':')}`;
