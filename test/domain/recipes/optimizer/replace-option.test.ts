import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { energyBounds } from '../../../../domain/plan/day-energy.ts';
import type { PlanMeals } from '../../../../domain/plan/meal-plan.ts';
import { bandsLeftBy } from '../../../../domain/recipes/optimizer/left-bands.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import {
  optimizeSwap,
  type Replacement,
  runnersUp,
} from '../../../../domain/recipes/optimizer/replace-option.ts';
import { portionNutrition } from '../../../../domain/recipes/portion.ts';
import type { MealSlot, Nutrition } from '../../../../domain/recipes/recipe.ts';
import { RULE_WEIGHTS } from '../../../../domain/recipes/rules/registry.ts';
import { brokenRestrictions } from '../../../../domain/recipes/rules/restrictions.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import { anyCircumstances, aSelectionInput, somePreferences } from '../../../support/recipes.ts';

const catalog = loadCatalog();

function planOf(input: SelectionInput): PlanMeals {
  const result = optimizeRecipes(input);
  if (result.status !== 'selected') throw new Error(result.reason);
  return result.meals;
}

/** The plan with the replacement in its place. */
function replacedIn({
  meals,
  slot,
  recipeId,
  replacement: { pick },
}: {
  meals: PlanMeals;
  slot: MealSlot;
  recipeId: string;
  replacement: Replacement;
}): PlanMeals {
  const option = { ...pick, recipeId: pick.recipe.id, nutrition: portionNutrition(pick) };
  return {
    ...meals,
    [slot]: meals[slot].map((old) => (old.recipeId === recipeId ? { ...old, ...option } : old)),
  };
}

/** The least and the most of a nutrient that one option of each slot, whichever, comes to. */
const boundsOf = (meals: PlanMeals, nutrient: keyof Nutrition): [number, number] => {
  const sum = (end: (...values: number[]) => number) =>
    SLOTS.reduce((total, slot) => total + end(...meals[slot].map(({ nutrition }) => nutrition[nutrient])), 0);
  return [sum(Math.min), sum(Math.max)];
};

describe('runnersUp', () => {
  const input = aSelectionInput({ catalog });
  const meals = planOf(input);
  const places = runnersUp({ input, meals });

  it('names another recipe for each of the twelve places, none of the plan and none worth more', () => {
    const ids = SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId));
    expect(places.map(({ recipeId }) => recipeId)).toEqual(ids);
    for (const { runnerUp } of places) {
      expect(ids).not.toContain(runnerUp?.pick.recipe.id);
      if (runnerUp?.leaves.length === 0) expect(runnerUp.difference).toBeLessThanOrEqual(1e-6);
    }
    expect(places.filter(({ runnerUp }) => runnerUp !== undefined).length).toBeGreaterThan(8);
  });

  it('keeps every combination within the energy band', () => {
    for (const { slot, recipeId, runnerUp } of places) {
      if (runnerUp === undefined) continue;
      const { minKcal, maxKcal } = energyBounds(replacedIn({ meals, slot, recipeId, replacement: runnerUp }));
      expect(minKcal).toBeGreaterThanOrEqual(0.9 * input.targets.energyKcal - 0.5);
      expect(maxKcal).toBeLessThanOrEqual(1.1 * input.targets.energyKcal + 0.5);
    }
  });
});

describe('optimizeSwap', () => {
  const anySwap = fc.tuple(anyCircumstances(catalog), fc.constantFrom(...SLOTS), fc.nat(2));

  it('keeps restrictions, brings nothing that is there, excluded or turned down, and leaves no further band', () => {
    fc.assert(
      fc.property(anySwap, ([rest, slot, place]) => {
        const input = { ...rest, catalog };
        const result = optimizeRecipes(input);
        if (result.status !== 'selected') return;
        const { meals } = result;
        const { recipeId } = meals[slot][place % meals[slot].length] ?? { recipeId: '' };
        const first = optimizeSwap({ input, meals, slot, recipeId, excluded: new Set() });
        if (first === undefined) return;
        const excluded = new Set([first.pick.recipe.id]);
        const second = optimizeSwap({ input, meals, slot, recipeId, excluded });
        const ids = SLOTS.flatMap((own) => meals[own].map((option) => option.recipeId));
        expect(second?.pick.recipe.id).not.toBe(first.pick.recipe.id);
        for (const { pick } of second === undefined ? [first] : [first, second]) {
          expect(ids).not.toContain(pick.recipe.id);
          expect(brokenRestrictions({ recipe: pick.recipe, preferences: input.preferences })).toEqual([]);
          expect(pick.breaks).not.toContain('disliked_recipes');
        }
        const after = replacedIn({ meals, slot, recipeId, replacement: first });
        const [least, most] = boundsOf(after, 'energyKcal');
        const [leastBefore, mostBefore] = boundsOf(meals, 'energyKcal');
        const { energyKcal } = input.targets;
        expect(least).toBeGreaterThanOrEqual(Math.min(leastBefore, 0.9 * energyKcal) - 0.5);
        expect(most).toBeLessThanOrEqual(Math.max(mostBefore, 1.1 * energyKcal) + 0.5);
        const { targets } = input;
        const leftBefore = bandsLeftBy({ meals, targets }).map(({ nutrient }) => nutrient);
        const left = bandsLeftBy({ meals: after, targets }).map(({ nutrient }) => nutrient);
        expect([...leftBefore, ...first.leaves]).toEqual(expect.arrayContaining(left));
      }),
      { numRuns: 20 },
    );
  });

  it('takes the recipe that the rules like best of those that fit', () => {
    const input = aSelectionInput({ catalog });
    const meals = planOf(input);
    const [{ recipeId } = { recipeId: '' }] = meals.dinner;
    const first = optimizeSwap({ input, meals, slot: 'dinner', recipeId, excluded: new Set() });
    const liked = { ...input, feedback: new Map([[first?.pick.recipe.id ?? '', 'like'] as const]) };
    const again = optimizeSwap({ input: liked, meals, slot: 'dinner', recipeId, excluded: new Set() });
    expect(again?.pick.recipe.id).toBe(first?.pick.recipe.id);
    // What is liked also says something about its cuisine and its main food.
    const gain = (again?.difference ?? 0) - (first?.difference ?? 0);
    expect(gain).toBeGreaterThanOrEqual(RULE_WEIGHTS.likedRecipes - 1e-6);
  });

  it('finds nothing where nothing else is left, and refuses what the plan does not hold', () => {
    const input = aSelectionInput({ catalog, preferences: somePreferences() });
    const meals = planOf(input);
    const [{ recipeId } = { recipeId: '' }] = meals.snack;
    const excluded = new Set(catalog.recipes.keys());
    expect(optimizeSwap({ input, meals, slot: 'snack', recipeId, excluded })).toBeUndefined();
    expect(() => optimizeSwap({ input, meals, slot: 'lunch', recipeId, excluded })).toThrow('no lunch');
  });
});
