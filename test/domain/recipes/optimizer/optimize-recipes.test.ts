import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { listViolations } from '../../../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../../../domain/plan/day-energy.ts';
import { MealOption, Optimality, type PlanMeals } from '../../../../domain/plan/meal-plan.ts';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import {
  aCatalog,
  anyCatalog,
  anyCircumstances,
  aSelectionInput,
  aVariedCatalog,
  somePreferences,
} from '../../../support/recipes.ts';

const optionsOf = (meals: PlanMeals): MealOption[] => SLOTS.flatMap((slot) => meals[slot]);

/** Everything that must hold of any selection, whatever it was made from. */
function expectSound(input: SelectionInput): void {
  const result = optimizeRecipes(input);
  if (result.status === 'infeasible') return;
  const { catalog, preferences, targets } = input;
  const { meals, relaxed } = result;
  const ids = optionsOf(meals).map(({ recipeId }) => recipeId);
  expect(listViolations({ meals, preferences, catalog })).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const option of optionsOf(meals)) {
    expect(MealOption.safeParse(option).success).toBe(true);
    expect(option.portion * 4).toBe(Math.round(option.portion * 4));
    expect(option.portion).toBeGreaterThanOrEqual(0.5);
    expect(option.portion).toBeLessThanOrEqual(2.5);
  }
  if (!relaxed.includes('energy_band')) {
    expect(isWithinBand({ meals, energyKcal: targets.energyKcal, band: 0.1 })).toBe(true);
  }
  if (!relaxed.includes('fewer_alternatives')) {
    expect(SLOTS.map((slot) => meals[slot].length)).toEqual([3, 3, 3, 3]);
  }
  if (!relaxed.includes('repeats')) {
    const lately = input.recent.slice(0, 3).flatMap(({ recipeIds }) => recipeIds);
    const { leftovers } = dayContext(input);
    const isLeftOver = (id: string) => leftovers.get(id)?.isTired === false;
    expect(ids.filter((id) => lately.includes(id) && !isLeftOver(id))).toEqual([]);
  }
}

describe('optimizeRecipes', () => {
  const catalog = loadCatalog();

  it('offers three different recipes of each slot, every combination within 5 %, and gives nothing up', () => {
    const result = optimizeRecipes(aSelectionInput({ catalog }));
    if (result.status !== 'selected') throw new Error(result.reason);
    expect(SLOTS.map((slot) => result.meals[slot].length)).toEqual([3, 3, 3, 3]);
    expect(isWithinBand({ meals: result.meals, energyKcal: 2000, band: 0.05 })).toBe(true);
    expect(result.relaxed).toEqual([]);
  });

  it('says how near the day is to the best one, and what was allowed', () => {
    const result = optimizeRecipes(aSelectionInput({ catalog }));
    if (result.status !== 'selected') throw new Error(result.reason);
    const { objective = 0, bound = 0, gapPercent, rung } = result.optimality ?? {};
    expect(bound).toBeGreaterThanOrEqual(objective);
    expect(gapPercent).toBeLessThan(2);
    expect(rung).toEqual({ givesUp: [], energyBandPercent: 5, shares: 'usual' });
    expect(Optimality.parse(result.optimality)).toEqual(result.optimality);
  });

  it('claims nothing of a day with fewer alternatives', () => {
    const recipes = [...aVariedCatalog().recipes.values()].filter(({ id }) => !/^snack-[2-9]/.test(id));
    const two = recipes.filter(({ id }) => !/^snack-1./.test(id));
    expect(optimizeRecipes(aSelectionInput({ catalog: aCatalog({ recipes: two }) }))).not.toHaveProperty(
      'optimality',
    );
  });

  it('offers fewer alternatives where a slot has two recipes', () => {
    const recipes = [...aVariedCatalog().recipes.values()].filter(
      ({ id }) => !id.startsWith('snack') || ['snack-1', 'snack-3'].includes(id),
    );
    const result = optimizeRecipes(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(result).toMatchObject({ status: 'selected' });
    expect(result.status === 'selected' && result.relaxed).toContain('fewer_alternatives');
  });

  it('says why there is no day, rather than break a restriction', () => {
    const diets = { pescatarian: true, vegetarian: true, vegan: false, halal: true, kosherStyle: true };
    const recipes = [...aVariedCatalog().recipes.values()].map((recipe) =>
      recipe.slots.includes('lunch') ? { ...recipe, diets } : recipe,
    );
    const preferences = somePreferences({ diet: 'vegan' });
    expect(optimizeRecipes(aSelectionInput({ preferences, catalog: aCatalog({ recipes }) }))).toEqual({
      status: 'infeasible',
      slot: 'lunch',
      reason: 'The catalogue has no lunch that is vegan.',
    });
  });

  it('keeps new restrictions although it has planned for others from the same catalogue', () => {
    const diets = ['omnivore', 'vegan', 'halal', 'vegan', 'omnivore'] as const;
    for (const diet of diets)
      expectSound(aSelectionInput({ catalog, preferences: somePreferences({ diet }) }));
    const preferences = somePreferences({ diet: 'vegan', allergens: ['gluten', 'soybeans'] });
    expectSound(aSelectionInput({ catalog, preferences }));
  });

  it('is sound for every person, target and history with the catalogue that ships', () => {
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => expectSound({ ...rest, catalog })),
      { numRuns: 60 },
    );
  });

  it('is sound with catalogues of any kind, from nothing to plenty', () => {
    const anyInput = anyCatalog.chain((any) => fc.tuple(fc.constant(any), anyCircumstances(any)));
    fc.assert(
      fc.property(anyInput, ([any, rest]) => expectSound({ ...rest, catalog: any })),
      { numRuns: 50 },
    );
  });

  it('is the same for the same inputs, in whatever order the recipes were read', () => {
    const backwards = { ...catalog, recipes: new Map([...catalog.recipes].reverse()) };
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => {
        const first = optimizeRecipes({ ...rest, catalog });
        expect(optimizeRecipes({ ...rest, catalog })).toEqual(first);
        expect(optimizeRecipes({ ...rest, catalog: backwards })).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });
});
