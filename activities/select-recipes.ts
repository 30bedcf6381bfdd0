import { createHash } from 'node:crypto';
import type { IsoDate } from '../domain/calendar.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { PlanCause } from '../domain/night/plan-day-input.ts';
import { buildPlan } from '../domain/plan/build-plan.ts';
import { inputsHash } from '../domain/plan/inputs-hash.ts';
import { keepWishes } from '../domain/plan/keep-wishes.ts';
import { madeFrom } from '../domain/plan/made-from.ts';
import { selectionInput } from '../domain/plan/selection-input.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { InventoryRepository } from '../domain/ports/inventory-repository.ts';
import type { NightRepository } from '../domain/ports/night-repository.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { SelectDay } from '../domain/recipes/select-day.ts';
import { reservePlan } from './reserve-plan.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a good plan makes good. */
const PLAN_STEPS = ['sync', 'compute', 'select'] as const;

/** A plan that nobody asked for never changes what the user has already seen. */
export const replacesOpened = (cause: PlanCause): boolean => cause === 'refresh' || cause === 'ops';

/** Reasons of the baseline that are failures: the sweep tries those users again. */
const FAILED_SYNC = new Set(['sync_timeout', 'sync_failed']);

/** `measured`, or why the baseline stood in. */
export const activityOutcome = ({ expenditureOrigin }: DayTargets): string =>
  expenditureOrigin.kind === 'measured' ? 'measured' : expenditureOrigin.reason;

export const isDegraded = (targets: DayTargets): boolean => FAILED_SYNC.has(activityOutcome(targets));

/** `degraded`: the plan is good but its activity is not, because the sync failed. */
export type PlannedResult = {
  degraded: boolean;
  revision: number;
  /** No plan could be made from the newest data, so the one that was there stays. */
  kept?: true;
};

/** Step 3: chooses the day's recipes and stores the plan. Throws `infeasible` when the restrictions leave a meal empty. */
export const createSelectRecipes =
  ({
    plans,
    night,
    inventory,
    catalog,
    selectDay,
    clock,
  }: {
    plans: PlanRepository;
    night: NightRepository;
    inventory: Pick<InventoryRepository, 'reserve'>;
    catalog: Catalog;
    selectDay: SelectDay;
    clock: Clock;
  }) =>
  async ({
    userId,
    localDate,
    cause,
  }: {
    userId: UserId;
    localDate: IsoDate;
    cause: PlanCause;
  }): Promise<PlannedResult> => {
    const inputs = await plans.findSelectionInputs({ userId, localDate });
    const avoided = inputs.current?.swappedAway;
    const input = selectionInput({ inputs, catalog, userId, localDate, avoided });
    const selected = await selectDay(input);
    if (selected.status === 'infeasible') {
      throw new DomainError('conflict', 'infeasible', selected.reason);
    }
    const { targets, preferences, timeZone, current } = inputs;
    const at = clock();
    const content = buildPlan({
      targets,
      meals: selected.meals,
      relaxed: selected.relaxed,
      optimality: selected.optimality,
      unlock: selected.unlock,
      diet: preferences.diet,
      catalogVersion: catalog.version,
      inputsHash: inputsHash({ input, hash: sha256 }),
      createdAt: at.toISOString(),
    });
    const degraded = isDegraded(targets);
    const kept = keepWishes({ content, current });
    const saved = await plans.savePlan({
      userId,
      timeZone,
      content: kept,
      madeFrom: madeFrom({ input, making: { kind: 'selected' } }),
      degraded,
      activityOutcome: activityOutcome(targets),
      onlyIfUnopened: !replacesOpened(cause),
      at,
    });
    await reservePlan({ plans, inventory, catalog }, { userId, content: kept, saved, inputs, at });
    const isRepair = saved.revision > 1 || cause !== 'night';
    if (!degraded && isRepair) await night.resolveFailures({ userId, localDate, steps: PLAN_STEPS, at });
    return { degraded, revision: saved.revision };
  };
