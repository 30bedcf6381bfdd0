import type { ActivityPush } from '../../../domain/activity/activity-day.ts';
import { addDays, type IsoDate } from '../../../domain/calendar.ts';

/** Phones keep about a month of health data at hand; what is older changes no plan. */
const MAX_DAYS_BACK = 30;
/** Clocks of phones differ a little from ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

type Issue = { path: [string] | []; message: string };

/**
 * What cannot be right in a push; empty when nothing is wrong. `today` is the date where the user lives.
 *
 * A `recordedAt` in the future would win over all later pushes, so it is refused.
 */
export function activityPushIssues({
  push,
  localDate,
  today,
  now,
}: {
  push: ActivityPush;
  localDate: IsoDate;
  today: IsoDate;
  now: Date;
}): Issue[] {
  const { source: _, recordedAt, complete: __, deviceId: ___, ...metrics } = push;
  const { activeEnergyKcal = 0, totalEnergyKcal = Number.POSITIVE_INFINITY } = push;
  const checks: [boolean, Issue][] = [
    [localDate > today, { path: ['date'], message: 'lies in the future where you live' }],
    [
      localDate < addDays(today, -MAX_DAYS_BACK),
      { path: ['date'], message: `is more than ${MAX_DAYS_BACK} days ago` },
    ],
    [
      new Date(recordedAt).getTime() > now.getTime() + CLOCK_SKEW_MS,
      { path: ['recordedAt'], message: 'lies in the future' },
    ],
    [Object.keys(metrics).length === 0, { path: [], message: 'holds no figure at all' }],
    [
      activeEnergyKcal > totalEnergyKcal,
      { path: ['activeEnergyKcal'], message: 'is more than totalEnergyKcal, which includes it' },
    ],
  ];
  return checks.flatMap(([isWrong, issue]) => (isWrong ? [issue] : []));
}
