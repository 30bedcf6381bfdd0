import { localDateAt } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { NightControl } from '../ports/night-control.ts';
import type { NightUser } from '../ports/night-repository.ts';
import type { PlanRepository } from '../ports/plan-repository.ts';
import type { UntoldChange, UntoldChangeRepository } from '../ports/untold-change-repository.ts';
import { tellLateActivity } from './late-activity.ts';
import { nightTimes } from './night-times.ts';
import { planDayInput } from './plan-day-input.ts';

export type TellDeps = { untold: UntoldChangeRepository; plans: PlanRepository; control: NightControl };

/** A request tells its own change at once; this is how long it is left to. */
const REQUEST_MS = 3_000;

const MOST_USERS = 1_000;

/** 100 unbounded calls at once flooded the server; about 20 in flight are as fast. */
const BATCH = 20;

/**
 * Tells a user's nights what the user has changed, and clears what was told. Telling twice is harmless: each message
 * says what is so now, and the night reads the rest from the database.
 *
 * @throws DomainError unavailable `night_unavailable`: what is not told stays noted.
 */
export async function tellChanges(
  deps: TellDeps,
  { userId, at }: { userId: UserId; at: Date },
): Promise<void> {
  const found = await deps.untold.findOptional({ userId });
  if (found === undefined) return;
  const { user, changes } = found;
  await tellProfile(deps, { user, changes, at });
  if (changes.some(({ kind }) => kind === 'preferences')) await tellPreferences(deps, { user, at });
  const days = changes.flatMap((change) => (change.kind === 'activity' ? [change.localDate] : []));
  for (const activityDate of new Set(days)) await tellLateActivity(deps, { user, activityDate, at });
  await deps.untold.delete({ userId, ids: changes.map(({ id }) => id) });
}

/**
 * Tells what could not be told: after an outage, or the end of the process that took the change. A user whose night
 * cannot be told keeps nobody else from it. When nobody of a batch is reached, Temporal is away: the next call goes on.
 */
export async function tellAllChanges(deps: TellDeps, { at }: { at: Date }): Promise<{ told: number }> {
  const waiting = await deps.untold.listUsers({ waitedMs: REQUEST_MS, limit: MOST_USERS });
  let told = 0;
  for (let begin = 0; begin < waiting.length; begin += BATCH) {
    const batch = waiting.slice(begin, begin + BATCH);
    const outcomes = await Promise.all(batch.map((userId) => isTold(deps, { userId, at })));
    const reached = outcomes.filter((outcome) => outcome).length;
    told += reached;
    if (reached === 0) break;
  }
  return { told };
}

async function isTold(deps: TellDeps, args: { userId: UserId; at: Date }): Promise<boolean> {
  try {
    await tellChanges(deps, args);
    return true;
  } catch {
    // Its row stays: this is tried again, and the night itself looks for it before the push.
    return false;
  }
}

/** A move to another zone can change the date as well: then the nights of both dates may be running. */
async function tellProfile(
  { control }: TellDeps,
  { user, changes, at }: { user: NightUser; changes: readonly UntoldChange[]; at: Date },
): Promise<void> {
  const zones = changes.flatMap((change) => (change.kind === 'profile' ? [change.previousTimeZone] : []));
  if (zones.length === 0) return;
  const { userId, timeZone, wakeUpTime } = user;
  const today = localDateAt({ at, timeZone });
  const known = zones.filter((zone) => zone !== null);
  const dates =
    known.length === 0 ? [] : [timeZone, ...known].map((zone) => localDateAt({ at, timeZone: zone }));
  for (const localDate of new Set(dates)) {
    const { wakeUpAt, deadlineAt, notifyUntil } = nightTimes({ localDate, timeZone, wakeUpTime });
    await control.changeTimes({ userId, localDate, times: { wakeUpAt, deadlineAt, notifyUntil } });
  }
  // Where somebody moves to, the night may be over already. One that is planned is not started again.
  if (zones.every((zone) => zone === timeZone)) return;
  await control.startPlanDay(planDayInput({ user, localDate: today, cause: 'new_user' }));
}

/** Other restrictions ask for other recipes. A night that is still to come reads them anyway. */
async function tellPreferences(
  { plans, control }: TellDeps,
  { user, at }: { user: NightUser; at: Date },
): Promise<void> {
  const localDate = localDateAt({ at, timeZone: user.timeZone });
  const head = await plans.findOptionalHead({ userId: user.userId, localDate });
  if (head === undefined) return;
  await control.replan({ input: planDayInput({ user, localDate, cause: 'refresh' }), waitMs: 0 });
}
