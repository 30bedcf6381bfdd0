import type { ProviderId } from '../activity/activity-day.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { NightUser } from '../ports/night-repository.ts';
import { type NightTimes, nightTimes } from './night-times.ts';

/** Why a plan is being made. */
export type PlanCause = 'night' | 'sweep' | 'ops' | 'refresh' | 'new_user' | 'late_activity';

/**
 * Input of the workflow `planDay`: ids, dates and instants only, since histories are stored in plain
 * text. Everything that needs a clock or a time zone was computed by the starter.
 */
export type PlanDayInput = Omit<NightTimes, 'nightAt'> & {
  userId: UserId;
  timeZone: TimeZone;
  cause: PlanCause;
  /** The cloud to ask at once, when the starter has seen that nothing else knows the day. */
  poll?: ProviderId;
};

/** Everything that a user's night needs to know, computed by the starter so that the workflow needs no clock. */
export function planDayInput({
  user,
  localDate,
  cause,
  poll,
}: {
  user: NightUser;
  localDate: IsoDate;
  cause: PlanCause;
  poll?: ProviderId | undefined;
}): PlanDayInput {
  const { userId, timeZone, wakeUpTime } = user;
  const { nightAt: _, ...times } = nightTimes({ localDate, timeZone, wakeUpTime });
  return { userId, timeZone, cause, ...times, ...(poll === undefined ? {} : { poll }) };
}

/** How a user's night ended, for the search attribute `Outcome`. */
export type NightOutcome = 'on_track' | 'degraded' | 'waiting' | 'user_gone';

/** The new instants after a user changed wake-up time or zone. */
export type ChangedTimes = { wakeUpAt: IsoInstant; deadlineAt: IsoInstant; notifyUntil: IsoInstant };

/** What a (re)planning came to. */
export type PlanDayResult = {
  outcome: NightOutcome;
  revision: number;
  localDate: IsoDate;
  /** The failure for which the plan of before stays as it is; absent where a plan was made. */
  keptBecause?: string;
};
