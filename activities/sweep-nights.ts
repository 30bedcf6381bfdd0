import { Context } from '@temporalio/activity';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import { mapBounded } from '../domain/map-bounded.ts';
import { dueNight } from '../domain/night/due-night.ts';
import { type PlanDayInput, planDayInput } from '../domain/night/plan-day-input.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { FanOutCursor, NightRepository } from '../domain/ports/night-repository.ts';
import { startNights } from './fan-out.ts';

/** What one sweep did. */
export type SweepCounts = {
  zonesStarted: number;
  usersStarted: number;
  usersReplanned: number;
  /** Whose run did not take the request: the next sweep asks again. */
  usersUnreached: number;
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
};

/**
 * Finds what the schedules missed and what failed: zones without a night today (a spring night skips 3 AM
 * in twelve zones; a server may be down), users without a plan (new, moved, failed), degraded plans.
 */
export const createSweepNights = (deps: Deps) => async (): Promise<SweepCounts> => {
  const counts: SweepCounts = { zonesStarted: 0, usersStarted: 0, usersReplanned: 0, usersUnreached: 0 };
  for (const timeZone of await deps.night.listZones()) {
    const due = dueNight({ timeZone, now: deps.clock() });
    if (due.status === 'due' && due.sinceMs >= SCHEDULE_GRACE_MS) {
      await sweepZone(deps, { timeZone, localDate: due.localDate }, counts);
    }
    Context.current().heartbeat();
  }
  return counts;
};

async function sweepZone(
  { night, control, providers }: Deps,
  { timeZone, localDate }: { timeZone: TimeZone; localDate: IsoDate },
  counts: SweepCounts,
): Promise<void> {
  const opened = await night.findOptionalNight({ timeZone, localDate });
  if (!opened?.finished) {
    // Never opened, or its run was lost half-way: one more fan-out finds only those without a plan.
    const outcome = await control.startPlanZone({ timeZone, localDate });
    if (outcome === 'started') counts.zonesStarted += 1;
    return;
  }
  counts.usersStarted += await startMissing({ night, control, providers }, { timeZone, localDate });

  const degraded = { timeZone, localDate, maxRetries: MAX_REPAIRS, limit: SWEEP_PAGE };
  await mapBounded(await night.listDegradedUsers(degraded), REPLANS_IN_FLIGHT, async (user) => {
    const reached = await askToReplan(control, planDayInput({ user, localDate, cause: 'sweep' }));
    counts[reached ? 'usersReplanned' : 'usersUnreached'] += 1;
    Context.current().heartbeat();
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

/** Users whose plan is still being made are refused by their workflow id, so asking for all is harmless. */
async function startMissing(
  { night, control, providers }: Omit<Deps, 'clock'>,
  { timeZone, localDate }: { timeZone: TimeZone; localDate: IsoDate },
): Promise<number> {
  let started = 0;
  let after: FanOutCursor | undefined;
  do {
    const page = { timeZone, localDate, limit: SWEEP_PAGE, ...(after === undefined ? {} : { after }) };
    const users = await night.listUnplannedUsers(page);
    started += await startNights({ users, localDate, cause: 'sweep', control, providers });
    after = users.length === SWEEP_PAGE ? users.at(-1) : undefined;
  } while (after);
  return started;
}
