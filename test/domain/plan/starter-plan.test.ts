import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { Relaxation } from '../../../domain/plan/meal-plan.ts';
import { starterPlan } from '../../../domain/plan/starter-plan.ts';
import { Allergen } from '../../../domain/recipes/allergen.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { recipeIdsOf } from '../../support/plans.ts';
import {
  aCatalog,
  anyCatalog,
  anyPreferences,
  anyTargets,
  aRecipe,
  aVariedCatalog,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../support/recipes.ts';

const targets = someTargets();
const preferences = somePreferences();
const OF_BALANCE: readonly Relaxation[] = ['stated_limits', 'nutrient_bands'];

describe('starterPlan', () => {
  it('is three quick alternatives a meal within the band', () => {
    const result = starterPlan({ catalog: aVariedCatalog(), preferences, targets });
    if (result.status !== 'selected') throw new Error(result.reason);
    expect(SLOTS.map((slot) => result.meals[slot].length)).toEqual([3, 3, 3, 3]);
    expect(isWithinBand({ meals: result.meals, energyKcal: 2000, band: 0.1 })).toBe(true);
    // Invented recipes are no balanced diet.
    expect(result.relaxed.filter((given) => !OF_BALANCE.includes(given))).toEqual([]);
    expect(Math.max(...result.meals.dinner.map(({ minutes }) => minutes))).toBeLessThanOrEqual(20);
  });

  it('works with one recipe for each slot, even when no portion fits the day', () => {
    const recipes = SLOTS.map((slot) =>
      aRecipe(slot, { slots: [slot], perServing: nutritionOf({ energyKcal: 100 }) }),
    );
    const result = starterPlan({ catalog: aCatalog({ recipes }), preferences, targets });
    if (result.status !== 'selected') throw new Error(result.reason);
    const given = result.relaxed.filter((relaxation) => !OF_BALANCE.includes(relaxation));
    expect(given).toEqual(['energy_band', 'fewer_alternatives']);
  });

  it('is infeasible for a slot that the restrictions leave empty', () => {
    const recipes = SLOTS.map((slot) => aRecipe(slot, { slots: [slot], allergens: ['soybeans'] }));
    const noSoy = somePreferences({ allergens: ['soybeans'] });
    expect(starterPlan({ catalog: aCatalog({ recipes }), preferences: noSoy, targets })).toEqual({
      status: 'infeasible',
      slot: 'breakfast',
      reason: 'The catalogue has no breakfast that is free from soybeans.',
    });
  });

  it('exists with any catalogue that has four recipes of its own for the slots', () => {
    const own = SLOTS.map((slot) => aRecipe(`own-${slot}`, { slots: [slot] }));
    fc.assert(
      fc.property(anyCatalog, anyTargets, fc.subarray(Allergen.options), (any, someDay, allergens) => {
        const catalog = aCatalog({ recipes: [...any.recipes.values(), ...own] });
        const restricted = somePreferences({ diet: 'vegan', allergens });
        const result = starterPlan({ catalog, preferences: restricted, targets: someDay });
        expect(result.status).toBe('selected');
      }),
      { numRuns: 100 },
    );
  });

  it('never breaks a restriction with the catalogue that ships', () => {
    const catalog = loadCatalog();
    fc.assert(
      fc.property(anyPreferences(catalog), anyTargets, (anyone, someDay) => {
        const result = starterPlan({ catalog, preferences: anyone, targets: someDay });
        if (result.status === 'infeasible') return;
        expect(listViolations({ meals: result.meals, preferences: anyone, catalog })).toEqual([]);
        expect(new Set(recipeIdsOf(result.meals)).size).toBe(recipeIdsOf(result.meals).length);
      }),
      { numRuns: 100 },
    );
  });
});
