import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { isWithinBand } from '../../../../domain/plan/day-energy.ts';
import type { MealOption, PlanMeals, Relaxation } from '../../../../domain/plan/meal-plan.ts';
import { Diet } from '../../../../domain/profile/preferences.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import {
  aCatalog,
  anyTargets,
  aRecipe,
  aSelectionInput,
  aVariedCatalog,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const optionsOf = (meals: PlanMeals): MealOption[] => SLOTS.flatMap((slot) => meals[slot]);

const idsOf = (meals: PlanMeals): string[] => optionsOf(meals).map(({ recipeId }) => recipeId);

function selected(input: SelectionInput): { meals: PlanMeals; relaxed: readonly Relaxation[] } {
  const result = optimizeRecipes(input);
  if (result.status !== 'selected') throw new Error(result.reason);
  return result;
}

describe('a day that the optimizer chooses', () => {
  it('offers three different recipes for each slot and gives nothing up when there is plenty', () => {
    const { meals, relaxed } = selected(aSelectionInput());
    expect(SLOTS.map((slot) => meals[slot].length)).toEqual([3, 3, 3, 3]);
    expect(new Set(idsOf(meals)).size).toBe(12);
    expect(relaxed).toEqual([]);
  });

  it('keeps every combination within 5 % when there is plenty', () => {
    const { meals } = selected(aSelectionInput());
    expect(isWithinBand({ meals, energyKcal: 2000, band: 0.05 })).toBe(true);
  });

  it('gives two users different days from the same catalogue', () => {
    const one = selected(aSelectionInput({ seed: 'user-1:2026-11-22' }));
    const other = selected(aSelectionInput({ seed: 'user-2:2026-11-22' }));
    expect(idsOf(one.meals)).not.toEqual(idsOf(other.meals));
  });

  it('puts a liked cuisine before the others, and says so', () => {
    const preferences = somePreferences({ likedCuisines: ['brazilian'] });
    const { meals } = selected(aSelectionInput({ preferences }));
    const liked = optionsOf(meals)
      .flatMap(({ reasons }) => reasons)
      .find(({ code }) => code === 'liked_cuisine');
    expect(liked?.text).toBe('You like Brazilian food');
  });

  it('chooses more protein after strength training than after rest', () => {
    const proteinAfter = (load: 'strength' | 'rest'): number => {
      const { meals } = selected(aSelectionInput({ targets: someTargets({ load }) }));
      return optionsOf(meals).reduce((sum, { nutrition }) => sum + nutrition.proteinG, 0);
    };
    expect(proteinAfter('strength')).toBeGreaterThan(proteinAfter('rest'));
  });

  it('makes the first option of each meal reach the protein target where the catalogue can', () => {
    const targets = someTargets({ proteinG: 125 });
    const { meals } = selected(aSelectionInput({ targets }));
    const proteinG = SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition.proteinG ?? 0), 0);
    expect(proteinG).toBeGreaterThanOrEqual(0.9 * 125);
  });
});

describe('what a day gives up', () => {
  const everyId = [...aVariedCatalog().recipes.keys()];

  it.each<{ title: string; change: Partial<SelectionInput>; relaxed: Relaxation[] }>([
    {
      title: 'repeats, when every recipe was there yesterday',
      change: { recent: [{ localDate: '2026-11-21', recipeIds: everyId }] },
      relaxed: ['repeats'],
    },
    {
      title: 'nothing, when every recipe was there four days ago',
      change: { recent: [{ localDate: '2026-11-18', recipeIds: everyId }] },
      relaxed: [],
    },
    {
      title: 'cooking time, when nothing is quick enough',
      change: {
        preferences: somePreferences({ maxCookingMinutes: 5 }),
        catalog: aVariedCatalog({ count: 8 }),
      },
      relaxed: ['cooking_time'],
    },
    {
      title: 'disliked foods, when everything has them',
      change: { preferences: somePreferences({ dislikedFoods: ['rice'] }) },
      relaxed: ['disliked_foods'],
    },
    {
      title: 'alternatives, when a slot has two recipes',
      change: {
        catalog: aCatalog({
          recipes: [...aVariedCatalog().recipes.values()].filter(
            ({ id }) => !id.startsWith('snack') || ['snack-1', 'snack-3'].includes(id),
          ),
        }),
      },
      relaxed: ['fewer_alternatives'],
    },
    {
      title: 'disliked recipes, when a slot would be empty',
      change: {
        preferences: somePreferences({ dislikedRecipes: everyId.filter((id) => id.startsWith('lunch')) }),
      },
      relaxed: ['disliked_recipes'],
    },
  ])('is $title', ({ change, relaxed }) => {
    const given = selected(aSelectionInput(change)).relaxed;
    // Invented recipes are no balanced diet: what they leave of the bands is another test's matter.
    const ofBalance: readonly Relaxation[] = ['nutrient_bands', 'stated_limits'];
    expect(given.filter((relaxation) => !ofBalance.includes(relaxation))).toEqual(relaxed);
  });

  it('is the number of alternatives before a recipe that was turned down', () => {
    const turnedDown = everyId.filter((id) => id.startsWith('lunch')).slice(2);
    const feedback = new Map(turnedDown.map((id) => [id, 'dislike'] as const));
    const { meals, relaxed } = selected(aSelectionInput({ feedback }));
    expect(relaxed).toContain('fewer_alternatives');
    expect(relaxed).not.toContain('disliked_recipes');
    expect(meals.lunch.map(({ recipeId }) => recipeId).filter((id) => turnedDown.includes(id))).toEqual([]);
  });

  it('is the energy band when even the smallest portions are too much', () => {
    const perServing = nutritionOf({ energyKcal: 1450 });
    const recipes = [...aVariedCatalog().recipes.values()].map((recipe) =>
      recipe.slots.includes('snack') ? recipe : { ...recipe, perServing },
    );
    const { meals, relaxed } = selected(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(relaxed).toContain('energy_band');
    expect(isWithinBand({ meals, energyKcal: 2000, band: 0.2 })).toBe(true);
  });

  it('is never a restriction: without a vegan lunch there is no day', () => {
    const diets = { pescatarian: true, vegetarian: true, vegan: false, halal: true, kosherStyle: true };
    const recipes = [...aVariedCatalog().recipes.values()].map((recipe) =>
      recipe.slots.includes('lunch') ? { ...recipe, diets } : recipe,
    );
    const preferences = somePreferences({ diet: 'vegan', allergens: ['gluten'] });
    expect(optimizeRecipes(aSelectionInput({ preferences, catalog: aCatalog({ recipes }) }))).toEqual({
      status: 'infeasible',
      slot: 'lunch',
      reason: 'The catalogue has no lunch that is vegan and free from gluten.',
    });
  });

  it('does not reach to portions that nobody eats', () => {
    const perServing = nutritionOf({ energyKcal: 40 });
    const recipes = Array.from({ length: 12 }, (_, index) => aRecipe(`leaf-${index}`, { perServing }));
    const result = optimizeRecipes(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(result).toMatchObject({ status: 'infeasible', slot: 'breakfast' });
  });
});

describe('with the catalogue that ships', () => {
  const catalog = loadCatalog();

  it('every diet and target has three alternatives of each slot within the band', () => {
    fc.assert(
      fc.property(anyTargets, fc.constantFrom(...Diet.options), (targets, diet) => {
        const preferences = somePreferences({ diet });
        const { relaxed } = selected(aSelectionInput({ catalog, targets, preferences }));
        expect(relaxed).not.toContain('energy_band');
        expect(relaxed).not.toContain('fewer_alternatives');
      }),
      { numRuns: 40 },
    );
  });
});
