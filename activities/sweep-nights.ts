import { Context } from '@temporalio/activity';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import { dueNight } from '../domain/night/due-night.ts';
import { type PlanDayInput, planDayInput } from '../domain/night/plan-day-input.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type {
  FanOutCursor,
  NightRepository,
  NightUser,
  UnplannedUser,
} from '../domain/ports/night-repository.ts';
import { type ReportLeftOut, workThrough } from '../domain/work-through.ts';
import { startNights } from './fan-out.ts';

/** What one sweep did. */
export type SweepCounts = {
  zonesStarted: number;
  usersStarted: number;
  usersReplanned: number;
  /** Whose run did not take the request: the next sweep asks again. */
  usersUnreached: number;
  /** That could not be swept; each is in the log. */
  zonesLeftOut: number;
};

/** A schedule may be late by this much before the sweep starts the zone itself. */
const SCHEDULE_GRACE_MS = 5 * 60_000;

const SWEEP_PAGE = 500;

/** After this many failed repairs in one night the user keeps the degraded plan; the next night starts anew. */
const MAX_REPAIRS = 4;

/** Each waits for its run to take the request, which a stuck one does not: together they stay within the heartbeat. */
const REPLANS_IN_FLIGHT = 20;

type Deps = {
  night: NightRepository;
  control: NightControl;
  providers: ActivityProviders;
  clock: Clock;
  report: ReportLeftOut;
};

type Zone = { timeZone: TimeZone; localDate: IsoDate };

/**
 * Finds what the schedules missed and what failed: zones without a night today (a spring night skips 3 AM
 * in twelve zones; a server may be down), users without a plan (new, moved, failed), degraded plans.
 */
export const createSweepNights = (deps: Deps) => async (): Promise<SweepCounts> => {
  const counts: SweepCounts = {
    ...{ zonesStarted: 0, usersStarted: 0, usersReplanned: 0, usersUnreached: 0, zonesLeftOut: 0 },
  };
  const { leftOut } = await workThrough({
    loop: 'zones',
    items: await deps.night.listZones(),
    nameOf: (timeZone) => ({ timeZone }),
    work: async (timeZone) => {
      Context.current().heartbeat();
      const due = dueNight({ timeZone, now: deps.clock() });
      if (due.status !== 'due' || due.sinceMs < SCHEDULE_GRACE_MS) return;
      await sweepZone(deps, { timeZone, localDate: due.localDate }, counts);
    },
    report: deps.report,
  });
  return { ...counts, zonesLeftOut: leftOut };
};

async function sweepZone(deps: Deps, { timeZone, localDate }: Zone, counts: SweepCounts): Promise<void> {
  const { night, control } = deps;
  const opened = await night.findOptionalNight({ timeZone, localDate });
  if (!opened?.finished) {
    // Never opened, or its run was lost half-way: one more fan-out finds only those without a plan.
    const outcome = await control.startPlanZone({ timeZone, localDate });
    if (outcome === 'started') counts.zonesStarted += 1;
    return;
  }
  await startMissing(deps, { timeZone, localDate }, counts);

  const degraded = { timeZone, localDate, maxRetries: MAX_REPAIRS, limit: SWEEP_PAGE };
  await replanAll(deps, { users: await night.listDegradedUsers(degraded), localDate, counts });
}

async function replanAll(
  { control, report }: Deps,
  { users, localDate, counts }: { users: readonly NightUser[]; localDate: IsoDate; counts: SweepCounts },
): Promise<void> {
  await workThrough({
    loop: 'replans',
    items: users,
    atOnce: REPLANS_IN_FLIGHT,
    nameOf: ({ userId, timeZone }) => ({ userId, timeZone, localDate }),
    work: async (user) => {
      const reached = await askToReplan(control, planDayInput({ user, localDate, cause: 'sweep' }));
      counts[reached ? 'usersReplanned' : 'usersUnreached'] += 1;
      Context.current().heartbeat();
    },
    report,
  });
}

/** One run that is stuck must not keep the others from being repaired. */
async function askToReplan(control: NightControl, input: PlanDayInput): Promise<boolean> {
  try {
    await control.replan({ input, waitMs: 0 });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unavailable') return false;
    throw error;
  }
}

/**
 * Users without a plan. Whose run exists has lost the plan's row, or is still planning: the first are asked to plan
 * again. A run that may be waiting for a cloud is left alone until its deadline, because a request would end the wait.
 */
async function startMissing(deps: Deps, { timeZone, localDate }: Zone, counts: SweepCounts): Promise<void> {
  const { night, clock } = deps;
  let after: FanOutCursor | undefined;
  do {
    const page = { timeZone, localDate, limit: SWEEP_PAGE, ...(after === undefined ? {} : { after }) };
    const users = await night.listUnplannedUsers(page);
    const { started, existing } = await startNights({ ...deps, users, localDate, cause: 'sweep' });
    counts.usersStarted += started;
    const mayWait = (user: UnplannedUser) =>
      user.toAsk.length > 0 &&
      Date.parse(planDayInput({ user, localDate, cause: 'sweep' }).deadlineAt) > clock().getTime();
    await replanAll(deps, { users: existing.filter((user) => !mayWait(user)), localDate, counts });
    after = users.length === SWEEP_PAGE ? users.at(-1) : undefined;
  } while (after);
}
