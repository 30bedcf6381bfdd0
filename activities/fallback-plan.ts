import { addDays, type IsoDate } from '../domain/calendar.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import { referenceTargets } from '../domain/energy/reference-targets.ts';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { NightStep } from '../domain/night/night-failure.ts';
import type { PlanCause } from '../domain/night/plan-day-input.ts';
import { adaptPreviousPlan } from '../domain/plan/adapt-plan.ts';
import { buildPlan } from '../domain/plan/build-plan.ts';
import { listViolations } from '../domain/plan/check-plan.ts';
import { inputsHash } from '../domain/plan/inputs-hash.ts';
import { type Making, madeFrom } from '../domain/plan/made-from.ts';
import type { MealPlan, PlanMeals, Relaxation } from '../domain/plan/meal-plan.ts';
import { selectionInput } from '../domain/plan/selection-input.ts';
import { starterPlan } from '../domain/plan/starter-plan.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { InventoryRepository } from '../domain/ports/inventory-repository.ts';
import type { NightRepository } from '../domain/ports/night-repository.ts';
import type { PlanRepository, SelectionInputs } from '../domain/ports/plan-repository.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { reservePlan } from './reserve-plan.ts';
import { activityOutcome, type PlannedResult, replacesOpened, sha256 } from './select-recipes.ts';

type Deps = {
  plans: PlanRepository;
  night: NightRepository;
  inventory: Pick<InventoryRepository, 'reserve'>;
  catalog: Catalog;
  clock: Clock;
};
type Made = {
  making: Exclude<Making, { kind: 'selected' }>;
  meals: PlanMeals;
  relaxed: readonly Relaxation[];
};

/**
 * What a user gets when the computation or the selection failed: the last plan, checked against today's
 * restrictions and fitted to today; without one, the safe starter plan. A plan that was chosen for today before
 * stays. Records which step failed and why.
 */
export const createFallbackPlan =
  ({ plans, night, inventory, catalog, clock }: Deps) =>
  async ({
    userId,
    localDate,
    cause,
    step,
    code,
  }: {
    userId: UserId;
    localDate: IsoDate;
    cause: PlanCause;
    step: NightStep;
    code: string;
  }): Promise<PlannedResult> => {
    const at = clock();
    const chosen = await chosenFor({ plans, userId, localDate });
    const previous = chosen ?? (await plans.findOptionalPreviousPlan({ userId, localDate }));
    const inputs = await inputsFor({ plans, userId, localDate, previous });
    const { timeZone, preferences } = inputs;
    await night.saveFailure({ userId, localDate, timeZone, step, code, occurrences: 1, resolved: false, at });
    if (chosen && listViolations({ meals: chosen.meals, preferences, catalog }).length === 0) {
      return { degraded: true, revision: chosen.revision, kept: true };
    }
    const input = selectionInput({ inputs, catalog, userId, localDate });
    const { making, meals, relaxed } = make({ input, previous });
    const content = buildPlan({
      targets: inputs.targets,
      meals,
      relaxed,
      fallback: { kind: making.kind, reasonCode: code },
      diet: preferences.diet,
      catalogVersion: catalog.version,
      inputsHash: `${making.kind}:${inputsHash({ input, hash: sha256 })}`,
      createdAt: at.toISOString(),
    });
    const saved = await plans.savePlan({
      userId,
      timeZone,
      content,
      madeFrom: madeFrom({ input, making }),
      degraded: true,
      activityOutcome: activityOutcome(inputs.targets),
      onlyIfUnopened: !replacesOpened(cause),
      at,
    });
    await reservePlan({ plans, inventory, catalog }, { userId, content, saved, inputs, at });
    return { degraded: true, revision: saved.revision };
  };

/** The plan of the date, if it was chosen for it: not a fallback of an earlier try. */
async function chosenFor({
  plans,
  userId,
  localDate,
}: {
  plans: PlanRepository;
  userId: UserId;
  localDate: IsoDate;
}): Promise<MealPlan | undefined> {
  const stored = await plans.findOptionalPlan({ userId, localDate });
  return stored?.plan.fallback === undefined ? stored?.plan : undefined;
}

/** When the computation failed there are no targets of today: the last plan's stand in, or the reference intake. */
async function inputsFor({
  plans,
  userId,
  localDate,
  previous,
}: {
  plans: PlanRepository;
  userId: UserId;
  localDate: IsoDate;
  previous: MealPlan | undefined;
}): Promise<SelectionInputs> {
  const activityDate = addDays(localDate, -1);
  const standIn = previous?.targets ?? referenceTargets({ localDate, activityDate });
  const inputs = await plans.findSelectionInputs({ userId, localDate, standIn });
  return { ...inputs, targets: onDate(inputs.targets, localDate) };
}

const onDate = (targets: DayTargets, localDate: IsoDate): DayTargets => ({ ...targets, localDate });

function make({ input, previous }: { input: SelectionInput; previous: MealPlan | undefined }): Made {
  if (previous) {
    const adapted = adaptPreviousPlan({ ...input, previous });
    if (adapted.status === 'adapted') {
      const { localDate, meals } = previous;
      return { ...adapted, making: { kind: 'previous_plan', previous: { localDate, meals } } };
    }
  }
  const starter = starterPlan(input);
  if (starter.status === 'selected') return { ...starter, making: { kind: 'starter_plan' } };
  throw new DomainError('conflict', 'infeasible', starter.reason);
}
