import { Context } from '@temporalio/activity';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import { providerToAsk } from '../domain/activity/provider-to-ask.ts';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import { dueNight } from '../domain/night/due-night.ts';
import { type PlanCause, planDayInput } from '../domain/night/plan-day-input.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { FanOutCursor, NightRepository, UnplannedUser } from '../domain/ports/night-repository.ts';
import { type ReportLeftOut, workThrough } from '../domain/work-through.ts';

const PAGE_SIZE = 100;

/** 100 unbounded starts at once flooded the server ("context canceled"); about 20 in flight are as fast. */
const STARTS_IN_FLIGHT = 20;

/** The code of a user whose row makes no night: a wake-up that is no time, a zone that nobody knows. */
const NOT_STARTED = 'night_not_started';

/** Starts the nights of these users. `existing` have a run already. Who cannot be started is a failure of that user. */
export async function startNights({
  users,
  localDate,
  cause,
  control,
  providers,
  night,
  clock,
  report,
}: Pick<Deps, 'control' | 'providers' | 'night' | 'clock' | 'report'> & {
  users: readonly UnplannedUser[];
  localDate: IsoDate;
  cause: PlanCause;
}): Promise<{ started: number; existing: UnplannedUser[] }> {
  const configured = (id: ProviderId) => providers[id] !== undefined;
  let started = 0;
  const existing: UnplannedUser[] = [];
  const start = async (user: UnplannedUser) => {
    // Known here already, it spares the night a step that would only find it out.
    const poll = providerToAsk({ connections: user.toAsk, configured });
    const outcome = await control.startPlanDay(planDayInput({ user, localDate, cause, poll }));
    if (outcome === 'started') started += 1;
    else existing.push(user);
    Context.current().heartbeat();
  };
  const noteFailure = async (user: UnplannedUser) => {
    const { userId, timeZone } = user;
    const failure = { userId, localDate, timeZone, step: 'compute', code: NOT_STARTED } as const;
    await night.saveFailure({ ...failure, occurrences: 1, resolved: false, at: clock() });
  };
  await workThrough({
    loop: 'users',
    items: users,
    atOnce: STARTS_IN_FLIGHT,
    nameOf: ({ userId, timeZone }) => ({ userId, timeZone, localDate }),
    work: async (user) => {
      try {
        await start(user);
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind !== 'unavailable') await noteFailure(user);
        throw error;
      }
    },
    report,
  });
  return { started, existing };
}

type Deps = {
  night: NightRepository;
  control: NightControl;
  providers: ActivityProviders;
  clock: Clock;
  report: ReportLeftOut;
};

/** Opens the night of `localDate`, or else the one that the zone is in now, and says which date it is for. */
export const createOpenNight =
  ({ night, clock }: Deps) =>
  async (args: { timeZone: TimeZone; localDate?: IsoDate }): Promise<{ localDate: IsoDate }> => {
    const { timeZone, localDate = dueNight({ timeZone, now: clock() }).localDate } = args;
    await night.openNight({ timeZone, localDate, at: clock() });
    return { localDate };
  };

/** Starts one page of a zone's users, earliest wake-up first. `next` is absent after the last page. */
export const createStartPage =
  (deps: Deps) =>
  async ({
    timeZone,
    localDate,
    after,
  }: {
    timeZone: TimeZone;
    localDate: IsoDate;
    after?: FanOutCursor;
  }): Promise<{ started: number; next?: FanOutCursor }> => {
    const page = { timeZone, localDate, limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) };
    const users = await deps.night.listUnplannedUsers(page);
    const { started } = await startNights({ ...deps, users, localDate, cause: 'night' });
    const last = users.at(-1);
    if (!last || users.length < PAGE_SIZE) return { started };
    return { started, next: { wakeUpTime: last.wakeUpTime, userId: last.userId } };
  };

/** Notes that every user of the zone was started. */
export const createFinishNight =
  ({ night, clock }: Deps) =>
  async (args: { timeZone: TimeZone; localDate: IsoDate; started: number }): Promise<void> => {
    await night.finishNight({ ...args, at: clock() });
  };
