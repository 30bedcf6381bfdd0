import type { Logger } from 'pino';
import { type IsoDate, localDateAt } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import { tellLateActivity } from '../../domain/night/late-activity.ts';
import { nightTimes } from '../../domain/night/night-times.ts';
import { type PlanCause, planDayInput } from '../../domain/night/plan-day-input.ts';
import type { NightControl } from '../../domain/ports/night-control.ts';
import type { PlanRepository } from '../../domain/ports/plan-repository.ts';
import type { ProfileRepository } from '../../domain/ports/profile-repository.ts';
import type { Preferences } from '../../domain/profile/preferences.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { describeError } from '../../telemetry/describe-error.ts';
import { patiently } from '../patiently.ts';

/**
 * What a change of a user's data means for their plans.
 *
 * None of these fails: the change itself is saved, and what Temporal could not be told now the sweep or the next
 * night makes up for. Restrictions do not wait for it: every read of a plan checks them.
 */
export type PlanTriggers = {
  /** A new user gets a plan within seconds, whatever time it is where they live. */
  onRegistered(args: { userId: UserId; profile: Profile; at: Date }): Promise<void>;
  /**
   * A night that waits for the wake-up must hear of a new one; another stage of life asks for other recipes.
   * `previous` is absent for the first profile.
   */
  onProfileSaved(args: {
    userId: UserId;
    profile: Profile;
    previous: Profile | undefined;
    at: Date;
  }): Promise<void>;
  /** More is known of yesterday after the night began: a plan that nobody has seen yet is made again, or now. */
  onActivityChanged(args: { userId: UserId; profile: Profile; localDate: IsoDate; at: Date }): Promise<void>;
  /** Other restrictions ask for other recipes, not only for the forbidden ones to be gone. */
  onPreferencesSaved(args: {
    userId: UserId;
    preferences: Preferences;
    previous: Preferences;
    at: Date;
  }): Promise<void>;
};

type Deps = { control: NightControl; plans: PlanRepository; profiles: ProfileRepository; logger: Logger };

/** Tells the nights what users change. */
export function createPlanTriggers({ control, plans, profiles, logger }: Deps): PlanTriggers {
  const trying = async (args: { userId: UserId; trigger: string }, work: () => Promise<unknown>) => {
    const attempt = work().catch((error: unknown) => {
      logger.warn({ ...args, error: describeError(error) }, 'night not told');
    });
    await patiently(attempt);
  };
  const inputOf = (args: { userId: UserId; profile: Profile; at: Date; cause: PlanCause }) => {
    const { userId, profile, at, cause } = args;
    const { timeZone, wakeUpTime } = profile;
    const localDate = localDateAt({ at, timeZone });
    return planDayInput({ user: { userId, timeZone, wakeUpTime }, localDate, cause });
  };
  const start = (args: { userId: UserId; profile: Profile; at: Date }) =>
    control.startPlanDay(inputOf({ ...args, cause: 'new_user' }));
  /** For other restrictions; a night that is still to come reads them anyway. */
  const replan = async (args: { userId: UserId; profile: Profile; at: Date }) => {
    const input = inputOf({ ...args, cause: 'refresh' });
    const head = await plans.findOptionalHead(input);
    if (head !== undefined) await control.replan({ input, waitMs: 0 });
  };

  return {
    onRegistered: (args) => trying({ userId: args.userId, trigger: 'registered' }, () => start(args)),

    onProfileSaved: ({ previous, ...args }) =>
      trying({ userId: args.userId, trigger: 'profile' }, async () => {
        if (previous !== undefined) await tellTimes({ control }, { previous, ...args });
        if (previous !== undefined && args.profile.lifeStage !== previous.lifeStage) await replan(args);
        // Where somebody moves to, the night may be over already. One that is planned is not started again.
        if (args.profile.timeZone !== previous?.timeZone) await start(args);
      }),

    onActivityChanged: ({ localDate, ...args }) =>
      trying({ userId: args.userId, trigger: 'activity' }, async () => {
        const { timeZone, wakeUpTime } = args.profile;
        const user = { userId: args.userId, timeZone, wakeUpTime };
        await tellLateActivity({ plans, control }, { user, activityDate: localDate, at: args.at });
      }),

    onPreferencesSaved: ({ userId, preferences, previous, at }) =>
      trying({ userId, trigger: 'preferences' }, async () => {
        if (sameRestrictions(preferences, previous)) return;
        const profile = await profiles.findOptional({ userId });
        if (profile === undefined) return;
        await replan({ userId, profile: profile.value, at });
      }),
  };
}

/** A move to another zone can change the date as well: then the nights of both dates may be running. */
async function tellTimes(
  { control }: { control: NightControl },
  { userId, profile, previous, at }: { userId: UserId; profile: Profile; previous: Profile; at: Date },
): Promise<void> {
  const { timeZone, wakeUpTime } = profile;
  if (timeZone === previous.timeZone && wakeUpTime === previous.wakeUpTime) return;
  const dates = [timeZone, previous.timeZone].map((zone) => localDateAt({ at, timeZone: zone }));
  for (const localDate of new Set(dates)) {
    const { wakeUpAt, deadlineAt, notifyUntil } = nightTimes({ localDate, timeZone, wakeUpTime });
    await control.changeTimes({ userId, localDate, times: { wakeUpAt, deadlineAt, notifyUntil } });
  }
}

const sameRestrictions = (a: Preferences, b: Preferences): boolean =>
  a.diet === b.diet && a.allergens.toSorted().join() === b.allergens.toSorted().join();
