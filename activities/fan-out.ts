import { Context } from '@temporalio/activity';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import { providerToAsk } from '../domain/activity/provider-to-ask.ts';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import { mapBounded } from '../domain/map-bounded.ts';
import { dueNight } from '../domain/night/due-night.ts';
import { type PlanCause, planDayInput } from '../domain/night/plan-day-input.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { FanOutCursor, NightRepository, UnplannedUser } from '../domain/ports/night-repository.ts';

const PAGE_SIZE = 100;

/** 100 unbounded starts at once flooded the server ("context canceled"); about 20 in flight are as fast. */
const STARTS_IN_FLIGHT = 20;

/** Starts the nights of these users; returns how many are new. */
export async function startNights({
  users,
  localDate,
  cause,
  control,
  providers,
}: {
  users: readonly UnplannedUser[];
  localDate: IsoDate;
  cause: PlanCause;
  control: NightControl;
  providers: ActivityProviders;
}): Promise<number> {
  const configured = (id: ProviderId) => providers[id] !== undefined;
  const outcomes = await mapBounded(users, STARTS_IN_FLIGHT, async (user) => {
    // Known here already, it spares the night a step that would only find it out.
    const poll = providerToAsk({ connections: user.toAsk, configured });
    const outcome = await control.startPlanDay(planDayInput({ user, localDate, cause, poll }));
    Context.current().heartbeat();
    return outcome;
  });
  return outcomes.filter((outcome) => outcome === 'started').length;
}

type Deps = { night: NightRepository; control: NightControl; providers: ActivityProviders; clock: Clock };

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
  ({ night, control, providers }: Deps) =>
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
    const users = await night.listUnplannedUsers(page);
    const started = await startNights({ users, localDate, cause: 'night', control, providers });
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
