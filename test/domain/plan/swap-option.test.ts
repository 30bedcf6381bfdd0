import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { DayTargets } from '../../../domain/energy/day-targets.ts';
import { DomainError } from '../../../domain/errors.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { chooseOption } from '../../../domain/plan/choose-option.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { MealPlan, PlanMeals } from '../../../domain/plan/meal-plan.ts';
import { swapOption } from '../../../domain/plan/swap-option.ts';
import { dayBands } from '../../../domain/recipes/optimizer/bands.ts';
import { dayAmounts, NUTRIENTS } from '../../../domain/recipes/optimizer/nutrients.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyPlanFor, aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import { aCatalog, anyCircumstances, aRecipe, aSelectionInput, nutritionOf } from '../../support/recipes.ts';

const input = aSelectionInput();
const plan = aPlanFor(input);
const dinners = plan.meals.dinner.map(({ recipeId }) => recipeId);

const swapDinner = (from: MealPlan, recipeId?: string): MealPlan =>
  swapOption({ ...input, plan: from, slot: 'dinner', recipeId });

describe('swapOption', () => {
  it('replaces the named alternative by one that the plan did not have, and leaves the others', () => {
    const swapped = swapDinner(plan, dinners[1]);
    expect(swapped.revision).toBe(2);
    expect(swapped.meals.dinner[0]).toEqual(plan.meals.dinner[0]);
    expect(swapped.meals.dinner[2]).toEqual(plan.meals.dinner[2]);
    expect(recipeIdsOf(plan.meals)).not.toContain(swapped.meals.dinner[1]?.recipeId);
    expect(swapped.meals.dinner[1]?.reasons[0]?.code).toBe('swapped');
    expect(swapped.meals.lunch).toEqual(plan.meals.lunch);
  });

  it('replaces the chosen alternative when none is named, and undoes the choice', () => {
    const chosen = chooseOption({ plan, slot: 'dinner', recipeId: dinners[2] ?? '' });
    const both = chooseOption({
      plan: chosen,
      slot: 'lunch',
      recipeId: plan.meals.lunch[1]?.recipeId ?? '',
    });
    const swapped = swapDinner(both);
    expect(swapped.meals.dinner.map(({ recipeId }) => recipeId).slice(0, 2)).toEqual(dinners.slice(0, 2));
    expect(swapped.choices).toEqual({ lunch: plan.meals.lunch[1]?.recipeId });
  });

  it('walks through what fits instead of going back and forth', () => {
    const seen = [dinners[0]];
    let current = plan;
    for (let swap = 0; swap < 5; swap += 1) {
      current = swapDinner(current, seen.at(-1));
      seen.push(current.meals.dinner[0]?.recipeId);
    }
    expect(new Set(seen).size).toBeGreaterThanOrEqual(5);
  });

  it('comes back to the first one after all that fits, and goes round in the same order', () => {
    const walk = (from: MealPlan, swaps: number): { plan: MealPlan; seen: (string | undefined)[] } => {
      let current = from;
      const seen: (string | undefined)[] = [];
      for (let swap = 0; swap < swaps; swap += 1) {
        current = swapDinner(current, current.meals.dinner[0]?.recipeId);
        seen.push(current.meals.dinner[0]?.recipeId);
      }
      return { plan: current, seen };
    };
    const { seen } = walk(plan, 40);
    const lap = seen.indexOf(dinners[0]) + 1;
    expect(lap).toBeGreaterThanOrEqual(5);
    expect(new Set(seen.slice(0, lap)).size).toBe(lap);
    expect(seen.slice(lap, 2 * lap)).toEqual(seen.slice(0, lap));
  });

  it('notes what was swapped away, until it comes back by going round', () => {
    const once = swapDinner(plan, dinners[0]);
    expect(once.swappedAway).toEqual([dinners[0]]);
    const back = { ...once, meals: { ...once.meals, dinner: plan.meals.dinner } };
    expect(swapDinner(back, dinners[1]).swappedAway).toEqual([dinners[1]]);
  });

  it('refuses to replace what is not an alternative', () => {
    expect(() => swapDinner(plan, 'not-in-the-plan')).toThrow(
      expect.objectContaining({ code: 'not_an_alternative', kind: 'invalid' }),
    );
  });

  it('says when nothing else fits', () => {
    const inPlan = new Set(recipeIdsOf(plan.meals));
    const recipes = [...input.catalog.recipes.values()].filter(({ id }) => inPlan.has(id));
    const catalog = aCatalog({ recipes });
    expect(() => swapOption({ ...input, catalog, plan, slot: 'dinner' })).toThrow(
      expect.objectContaining({ code: 'no_alternative_left', kind: 'conflict' }),
    );
  });

  it('does not take what would carry a day out of the band', () => {
    const inPlan = new Set(recipeIdsOf(plan.meals));
    const recipes = [...input.catalog.recipes.values()].filter(({ id }) => inPlan.has(id));
    const feast = aRecipe('feast', { slots: ['dinner'], perServing: nutritionOf({ energyKcal: 1900 }) });
    const catalog = aCatalog({ recipes: [...recipes, feast] });
    expect(() => swapOption({ ...input, catalog, plan, slot: 'dinner' })).toThrow(
      expect.objectContaining({ code: 'no_alternative_left' }),
    );
  });

  it('never breaks a restriction or the band, for anyone, in any slot', () => {
    const catalog = loadCatalog();
    const anySwap = fc.tuple(anyCircumstances(catalog), fc.constantFrom(...SLOTS), fc.nat({ max: 2 }));
    fc.assert(
      fc.property(anySwap, ([rest, slot, index]) => {
        const before = anyPlanFor({ ...rest, catalog });
        fc.pre(before !== undefined);
        const recipeId = before.meals[slot][index]?.recipeId;
        const swapped = swappedOrSame({ ...rest, catalog, plan: before, slot, recipeId });
        const { meals } = swapped;
        expect(listViolations({ meals, preferences: rest.preferences, catalog })).toEqual([]);
        expect(new Set(recipeIdsOf(meals)).size).toBe(recipeIdsOf(before.meals).length);
        const { energyKcal } = rest.targets;
        const isWide = before.relaxed.includes('energy_band');
        expect(isWide || isWithinBand({ meals, energyKcal, band: 0.1 })).toBe(true);
        const [was, is] = [before.meals, meals].map((of) => outsideBands(of, rest.targets));
        for (const [at, nutrient] of NUTRIENTS.slice(1).entries()) {
          expect([nutrient, (is?.[at] ?? 0) <= (was?.[at] ?? 0) + 1e-9]).toEqual([nutrient, true]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** How far the combinations of a plan leave the band of each nutrient but energy, in shares of its target. */
function outsideBands(meals: PlanMeals, targets: DayTargets): number[] {
  const bands = dayBands({ targets, energyBand: 0.1, isStrict: true });
  const amounts = dayAmounts(targets);
  return NUTRIENTS.map((nutrient, at) => {
    const shares = SLOTS.map((slot) =>
      meals[slot].map(({ nutrition }) => nutrition[nutrient] / amounts[nutrient]),
    );
    const sum = (pick: (...values: number[]) => number): number =>
      shares.reduce((total, values) => total + pick(...values), 0);
    const over = bands.overCost[at] ? sum(Math.max) - (bands.upper[at] ?? 0) : 0;
    const under = bands.underCost[at] ? (bands.lower[at] ?? 0) - sum(Math.min) : 0;
    return Math.max(0, over, under);
  }).slice(1);
}

/** A catalogue that has nothing else is a proper answer; any other error is not. */
function swappedOrSame(args: Parameters<typeof swapOption>[0]): MealPlan {
  try {
    return swapOption(args);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'no_alternative_left') return args.plan;
    throw error;
  }
}
