import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listViolations, withhold } from '../../../domain/plan/check-plan.ts';
import { chooseOption } from '../../../domain/plan/choose-option.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { MealPlan } from '../../../domain/plan/meal-plan.ts';
import { repairPlan } from '../../../domain/plan/repair-plan.ts';
import type { Allergen } from '../../../domain/recipes/allergen.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyPlanFor, aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import {
  aCatalog,
  anyCatalog,
  anyCircumstances,
  anyPreferences,
  aRecipe,
  aSelectionInput,
  aVariedCatalog,
  somePreferences,
} from '../../support/recipes.ts';

const input = aSelectionInput();
const plan = aPlanFor(input);
const preferences = somePreferences({ allergens: ['peanuts'] });

/** The catalogue of `input`, with peanuts in the recipes that `has` names. */
const peanutsIn = (has: (id: string) => boolean) =>
  aCatalog({
    recipes: [...aVariedCatalog().recipes.values()].map((recipe) =>
      has(recipe.id) ? { ...recipe, allergens: ['peanuts'] satisfies Allergen[] } : recipe,
    ),
  });

const idsAt = (repaired: MealPlan | undefined) => recipeIdsOf((repaired ?? plan).meals);

describe('repairPlan', () => {
  it('replaces what today forbids and nothing else', () => {
    const [first = '', second = ''] = plan.meals.dinner.map(({ recipeId }) => recipeId);
    const catalog = peanutsIn((id) => id === second);
    const chosen = chooseOption({ plan, slot: 'lunch', recipeId: plan.meals.lunch[1]?.recipeId ?? '' });
    const repaired = repairPlan({ ...input, catalog, preferences, plan: chosen });
    expect(repaired?.revision).toBe(3);
    expect(repaired?.choices).toEqual(chosen.choices);
    expect(repaired?.meals.dinner[0]?.recipeId).toBe(first);
    expect(repaired?.meals.dinner[1]?.reasons[0]?.code).toBe('replaced_restriction');
    expect(idsAt(repaired).filter((id) => !recipeIdsOf(plan.meals).includes(id))).toHaveLength(1);
    expect({ ...repaired?.meals, dinner: [] }).toEqual({ ...plan.meals, dinner: [] });
  });

  it('undoes the choice of what today forbids', () => {
    const recipeId = plan.meals.dinner[1]?.recipeId ?? '';
    const chosen = chooseOption({ plan, slot: 'dinner', recipeId });
    const catalog = peanutsIn((id) => id === recipeId);
    expect(repairPlan({ ...input, catalog, preferences, plan: chosen })?.choices).toEqual({});
  });

  it('leaves an option out where nothing else may be eaten', () => {
    const kept = plan.meals.dinner[0]?.recipeId ?? '';
    const catalog = peanutsIn((id) => id.startsWith('dinner') && id !== kept);
    const repaired = repairPlan({ ...input, catalog, preferences, plan });
    expect(repaired?.meals.dinner.map(({ recipeId }) => recipeId)).toEqual([kept]);
    expect(repaired?.relaxed).toContain('fewer_alternatives');
    expect(repaired?.meals.lunch).toEqual(plan.meals.lunch);
  });

  it('fits the whole plan anew where the last option of a meal would go', () => {
    const snack = aRecipe('big-snack', { slots: ['snack'] });
    const forbidden = peanutsIn((id) => id.startsWith('snack'));
    const catalog = aCatalog({ recipes: [...forbidden.recipes.values(), snack] });
    const repaired = repairPlan({ ...input, catalog, preferences, plan });
    expect(repaired?.meals.snack.map(({ recipeId }) => recipeId)).toEqual(['big-snack']);
  });

  it('gives up only where nothing in the catalogue may be eaten for a meal', () => {
    const catalog = peanutsIn((id) => id.startsWith('snack'));
    expect(repairPlan({ ...input, catalog, preferences, plan })).toBeUndefined();
  });

  it('replaces a recipe that left the catalogue', () => {
    const gone = plan.meals.lunch[0]?.recipeId ?? '';
    const catalog = aCatalog({
      recipes: [...input.catalog.recipes.values()].filter(({ id }) => id !== gone),
    });
    const repaired = repairPlan({ ...input, catalog, plan });
    expect(idsAt(repaired)).not.toContain(gone);
    expect(repaired?.meals.lunch[0]?.reasons[0]?.code).toBe('replaced_unknown');
  });

  it('never leaves in what anyone must not eat, and keeps a day that was within the band there', () => {
    const circumstances = anyCatalog.chain((catalog) =>
      fc.record({
        before: anyCircumstances(catalog).map((rest) => ({ ...rest, catalog })),
        now: anyPreferences(catalog),
      }),
    );
    fc.assert(
      fc.property(circumstances, ({ before, now }) => {
        const earlier = anyPlanFor(before);
        fc.pre(earlier !== undefined);
        const repaired = repairPlan({ ...before, preferences: now, plan: earlier });
        if (repaired === undefined) return;
        expect(listViolations({ meals: repaired.meals, preferences: now, catalog: before.catalog })).toEqual(
          [],
        );
        expect(SLOTS.every((slot) => repaired.meals[slot].length > 0)).toBe(true);
        if (repaired.relaxed.includes('energy_band')) return;
        const { energyKcal } = earlier.targets;
        expect(isWithinBand({ meals: repaired.meals, energyKcal, band: 0.1 })).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('withhold', () => {
  it('takes forbidden options out, wherever they are', () => {
    const catalog = peanutsIn((id) => id.startsWith('snack') || id === plan.meals.lunch[0]?.recipeId);
    const violations = listViolations({ meals: plan.meals, preferences, catalog });
    const meals = withhold({ meals: plan.meals, violations });
    expect(meals.snack).toEqual([]);
    expect(meals.lunch).toEqual(plan.meals.lunch.slice(1));
    expect(meals.dinner).toEqual(plan.meals.dinner);
  });
});
