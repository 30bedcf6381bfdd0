import type { IsoDate } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import type { UserId } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { NightControl } from '../ports/night-control.ts';
import type { OperationsRepository } from '../ports/operations-repository.ts';
import { workThrough } from '../work-through.ts';
import { planDayInput } from './plan-day-input.ts';
import type { RescheduleResult, RescheduleScope } from './reschedule-scope.ts';

const PAGE_SIZE = 500;

/** 100 unbounded starts at once flooded the server; about 20 in flight are as fast. */
const STARTS_IN_FLIGHT = 20;

type Deps = { operations: OperationsRepository; control: NightControl; clock: Clock };
type Request = { localDate: IsoDate; scope: RescheduleScope; dryRun: boolean; actor: string };

/**
 * Starts nights again. With `dryRun` it only counts them.
 *
 * The audit log gets an entry before the first night and one at the end, with how far it came when Temporal went
 * away. Running it again is harmless: a night that is being planned is told to plan once more.
 *
 * @throws DomainError unavailable `night_unavailable`.
 */
export async function rescheduleNights(deps: Deps, request: Request): Promise<RescheduleResult> {
  const { actor, ...details } = request;
  const note = (outcome: Record<string, unknown>) =>
    deps.operations.saveAuditEntry({
      at: deps.clock(),
      actor,
      action: 'nights.reschedule',
      details: { ...details, ...outcome },
    });
  await note({ outcome: 'begun' });
  const result: RescheduleResult = { matched: 0, started: 0 };
  try {
    await startAll(deps, request, result);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : 'unexpected';
    await note({ outcome: 'failed', code, ...result });
    throw error;
  }
  await note({ outcome: 'done', ...result });
  return result;
}

/** Counts in `result`, so that a failure on the way leaves what was done until then. */
async function startAll(
  { operations, control, clock }: Deps,
  { localDate, scope, dryRun }: Request,
  result: RescheduleResult,
): Promise<void> {
  let after: UserId | undefined;
  do {
    const page = { localDate, scope, limit: PAGE_SIZE, now: clock(), ...(after !== undefined && { after }) };
    const users = await operations.listUsersToReschedule(page);
    result.matched += users.length;
    if (!dryRun) {
      await workThrough({
        loop: 'reschedule',
        items: users,
        atOnce: STARTS_IN_FLIGHT,
        nameOf: ({ userId }) => ({ userId }),
        work: async (user) => {
          await control.replan({ input: planDayInput({ user, localDate, cause: 'ops' }), waitMs: 0 });
          result.started += 1;
        },
        // What was left out is the difference of the two counts, in the answer and in the audit log.
        report: () => {},
      });
    }
    after = users.length === PAGE_SIZE ? users.at(-1)?.userId : undefined;
  } while (after !== undefined);
}
