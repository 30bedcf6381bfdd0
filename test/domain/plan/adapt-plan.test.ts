import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { adaptPreviousPlan } from '../../../domain/plan/adapt-plan.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { PlanMeals, Relaxation } from '../../../domain/plan/meal-plan.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import {
  aCatalog,
  anyCircumstances,
  aSelectionInput,
  somePreferences,
  someTargets,
} from '../../support/recipes.ts';

const yesterday = aSelectionInput({ targets: someTargets({ localDate: '2026-11-21' }) });
const previous = aPlanFor(yesterday);

function adapted(input: SelectionInput): { meals: PlanMeals; relaxed: readonly Relaxation[] } {
  const result = adaptPreviousPlan({ ...input, previous });
  if (result.status === 'infeasible') throw new Error(result.reason);
  return result;
}

const [firstLunch, secondLunch] = previous.meals.lunch.map(({ recipeId }) => recipeId);

/** Today, when the second lunch of yesterday turned out to hold milk and the user must not have it. */
function milkInSecondLunch(): SelectionInput {
  const recipes = [...yesterday.catalog.recipes.values()].map((recipe) =>
    recipe.id === secondLunch ? { ...recipe, allergens: ['milk' as const] } : recipe,
  );
  const preferences = somePreferences({ allergens: ['milk'] });
  return aSelectionInput({ catalog: aCatalog({ recipes }), preferences });
}

describe('adaptPreviousPlan', () => {
  it('keeps recipes and order when nothing speaks against them, and says that they are repeats', () => {
    const { meals, relaxed } = adapted(aSelectionInput());
    expect(recipeIdsOf(meals)).toEqual(recipeIdsOf(previous.meals));
    expect(relaxed).toEqual(['repeats']);
    expect(meals.dinner[0]?.reasons[0]?.code).toBe('kept_from_previous');
  });

  it('fits the portions to a day that needs much more', () => {
    const { meals } = adapted(aSelectionInput({ targets: someTargets({ energyKcal: 2900 }) }));
    expect(isWithinBand({ meals, energyKcal: 2900, band: 0.1 })).toBe(true);
    const kept = recipeIdsOf(meals).filter((id) => recipeIdsOf(previous.meals).includes(id));
    expect(kept.length).toBeGreaterThanOrEqual(9);
  });

  it('replaces what breaks a restriction of today, in its place and with the reason', () => {
    const input = milkInSecondLunch();
    const { meals } = adapted(input);
    expect(listViolations({ meals, ...input })).toEqual([]);
    expect(meals.lunch[0]?.recipeId).toBe(firstLunch);
    expect(meals.lunch[1]?.recipeId).not.toBe(secondLunch);
    expect(meals.lunch[1]?.reasons[0]?.code).toBe('replaced_restriction');
    expect(recipeIdsOf(meals).filter((id) => !recipeIdsOf(previous.meals).includes(id))).toHaveLength(1);
  });

  it('replaces what was turned down since', () => {
    const feedback = new Map([[secondLunch ?? '', 'dislike' as const]]);
    const { meals } = adapted(aSelectionInput({ feedback }));
    expect(meals.lunch[1]?.reasons[0]?.code).toBe('replaced_disliked');
  });

  it('replaces what the catalogue no longer has', () => {
    const recipes = [...yesterday.catalog.recipes.values()].filter(({ id }) => id !== secondLunch);
    const { meals } = adapted(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(meals.lunch[1]?.reasons[0]?.code).toBe('replaced_unknown');
  });

  it('is infeasible when the restrictions leave a slot nothing at all', () => {
    const recipes = [...yesterday.catalog.recipes.values()].map((recipe) =>
      recipe.slots.includes('snack') ? { ...recipe, allergens: ['milk' as const] } : recipe,
    );
    const preferences = somePreferences({ allergens: ['milk'] });
    const input = aSelectionInput({ catalog: aCatalog({ recipes }), preferences });
    expect(adaptPreviousPlan({ ...input, previous })).toEqual({
      status: 'infeasible',
      slot: 'snack',
      reason: 'The catalogue has no snack that is free from milk.',
    });
  });

  it('never breaks a restriction or the band, whatever changed since', () => {
    const catalog = loadCatalog();
    const earlier = aPlanFor(aSelectionInput({ catalog }));
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => {
        const result = adaptPreviousPlan({ ...rest, catalog, previous: earlier });
        if (result.status === 'infeasible') return;
        const { meals, relaxed } = result;
        expect(listViolations({ meals, preferences: rest.preferences, catalog })).toEqual([]);
        expect(new Set(recipeIdsOf(meals)).size).toBe(recipeIdsOf(meals).length);
        const { energyKcal } = rest.targets;
        expect(relaxed.includes('energy_band') || isWithinBand({ meals, energyKcal, band: 0.1 })).toBe(true);
        expect(SLOTS.every((slot) => meals[slot].length >= 1)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
