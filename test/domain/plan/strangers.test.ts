import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { DomainError } from '../../../domain/errors.ts';
import { adaptPreviousPlan } from '../../../domain/plan/adapt-plan.ts';
import { listViolations, withhold } from '../../../domain/plan/check-plan.ts';
import type { MealPlan, PlanMeals } from '../../../domain/plan/meal-plan.ts';
import { repairPlan } from '../../../domain/plan/repair-plan.ts';
import { starterPlan } from '../../../domain/plan/starter-plan.ts';
import { swapOption } from '../../../domain/plan/swap-option.ts';
import { brokenRestrictions } from '../../../domain/recipes/rules/restrictions.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyPlanFor, aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import { aSelectionInput } from '../../support/recipes.ts';
import { strangePreferences, strangers } from '../../support/strangers.ts';

const catalog = loadCatalog();
const RUNS = { numRuns: 25 };

/** Every way to a plan, for somebody whom hardly anything fits. */
const anyone = strangers(catalog);
/** A plan that was made when everything could be eaten. */
const stale = aPlanFor(aSelectionInput({ catalog }));

function expectSafe(meals: PlanMeals, { preferences }: Pick<SelectionInput, 'preferences'>): void {
  expect(listViolations({ meals, preferences, catalog })).toEqual([]);
  expect(new Set(recipeIdsOf(meals)).size).toBe(recipeIdsOf(meals).length);
}

function swapped(args: Parameters<typeof swapOption>[0]): MealPlan {
  try {
    return swapOption(args);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'no_alternative_left') return args.plan;
    throw error;
  }
}

describe('nobody, however strange, gets what they must not eat', () => {
  it('by the night, nor by swapping on', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom(...SLOTS), (input, slot) => {
        let plan = anyPlanFor(input);
        if (plan === undefined) return;
        expectSafe(plan.meals, input);
        for (let swap = 0; swap < 5; swap += 1) plan = swapped({ ...input, plan, slot });
        expectSafe(plan.meals, input);
      }),
      RUNS,
    );
  });

  it('by the fallbacks: the last plan fitted to today, and the starter plan', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const adapted = adaptPreviousPlan({ ...input, previous: stale });
        if (adapted.status === 'adapted') expectSafe(adapted.meals, input);
        const starter = starterPlan(input);
        if (starter.status === 'selected') expectSafe(starter.meals, input);
      }),
      RUNS,
    );
  });

  it('by an old plan that is read after the restrictions changed, from wherever it is kept', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const { preferences } = input;
        const repaired = repairPlan({ ...input, plan: stale });
        if (repaired !== undefined) expectSafe(repaired.meals, input);
        const violations = listViolations({ meals: stale.meals, preferences, catalog });
        expectSafe(withhold({ meals: stale.meals, violations }), input);
      }),
      RUNS,
    );
  });

  it('by a swap in a plan that was made before the restrictions: what comes in is safe', () => {
    fc.assert(
      fc.property(strangePreferences(catalog), fc.constantFrom(...SLOTS), (preferences, slot) => {
        const input = aSelectionInput({ catalog, preferences });
        const after = swapped({ ...input, plan: stale, slot });
        const before = new Set(recipeIdsOf(stale.meals));
        const added = withhold({
          meals: after.meals,
          violations: [...before].map((recipeId) => ({ slot, recipeId, kind: 'unknown_recipe' as const })),
        });
        expectSafe(added, input);
      }),
      RUNS,
    );
  });

  it('and there is always a plan where the restrictions leave every meal a recipe', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const starter = starterPlan(input);
        if (starter.status === 'selected') return;
        const { preferences } = input;
        const safe = [...catalog.recipes.values()]
          .filter((recipe) => brokenRestrictions({ recipe, preferences }).length === 0)
          // A recipe of two slots may be needed in the other.
          .filter(({ slots }) => slots.length === 1 && slots[0] === starter.slot);
        expect(safe).toEqual([]);
      }),
      RUNS,
    );
  });
});
