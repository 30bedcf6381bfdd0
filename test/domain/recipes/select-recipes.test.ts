import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import { MealOption, type PlanMeals, type Relaxation } from '../../../domain/plan/meal-plan.ts';
import { Diet } from '../../../domain/profile/preferences.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { selectRecipes } from '../../../domain/recipes/select-recipes.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import {
  aCatalog,
  anyCatalog,
  anyCircumstances,
  anyTargets,
  aRecipe,
  aSelectionInput,
  aVariedCatalog,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../support/recipes.ts';

const optionsOf = (meals: PlanMeals): MealOption[] => SLOTS.flatMap((slot) => meals[slot]);

const idsOf = (meals: PlanMeals): string[] => optionsOf(meals).map(({ recipeId }) => recipeId);

function selected(input: SelectionInput): { meals: PlanMeals; relaxed: readonly Relaxation[] } {
  const result = selectRecipes(input);
  if (result.status !== 'selected') throw new Error(result.reason);
  return result;
}

/** Everything that must hold of any selection, whatever it was made from. */
function expectSound(input: SelectionInput): void {
  const result = selectRecipes(input);
  if (result.status === 'infeasible') return;
  const { catalog, preferences, targets } = input;
  const { meals, relaxed } = result;
  expect(listViolations({ meals, preferences, catalog })).toEqual([]);
  expect(new Set(idsOf(meals)).size).toBe(idsOf(meals).length);
  for (const option of optionsOf(meals)) {
    expect(MealOption.safeParse(option).success).toBe(true);
    expect(option.portion * 4).toBe(Math.round(option.portion * 4));
    expect(option.portion).toBeGreaterThanOrEqual(0.5);
    expect(option.portion).toBeLessThanOrEqual(2.5);
    expect(option.reasons.length).toBeLessThanOrEqual(4);
  }
  if (!relaxed.includes('energy_band')) {
    expect(isWithinBand({ meals, energyKcal: targets.energyKcal, band: 0.1 })).toBe(true);
  }
  if (!relaxed.includes('fewer_alternatives')) {
    expect(SLOTS.map((slot) => meals[slot].length)).toEqual([3, 3, 3, 3]);
  }
  if (!relaxed.includes('repeats')) {
    const lately = input.recent.slice(0, 3).flatMap(({ recipeIds }) => recipeIds);
    expect(idsOf(meals).filter((id) => lately.includes(id))).toEqual([]);
  }
}

describe('selectRecipes', () => {
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
    expect(proteinAfter('strength')).toBeGreaterThan(proteinAfter('rest') * 1.05);
  });

  it('makes the first option of each meal reach the protein target where the catalogue can', () => {
    const targets = someTargets({ proteinG: 125 });
    const { meals } = selected(aSelectionInput({ targets }));
    const proteinG = SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition.proteinG ?? 0), 0);
    expect(proteinG).toBeGreaterThanOrEqual(0.9 * 125);
  });
});

describe('what selectRecipes gives up', () => {
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
    expect(selected(aSelectionInput(change)).relaxed).toEqual(relaxed);
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
    const perServing = nutritionOf({ energyKcal: 1400 });
    const recipes = [...aVariedCatalog().recipes.values()].map((recipe) =>
      recipe.slots.includes('snack') ? recipe : { ...recipe, perServing },
    );
    const { meals, relaxed } = selected(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(relaxed).toEqual(['energy_band']);
    expect(isWithinBand({ meals, energyKcal: 2000, band: 0.2 })).toBe(true);
  });

  it('is never a restriction: without a vegan lunch there is no day', () => {
    const diets = { pescatarian: true, vegetarian: true, vegan: false, halal: true, kosherStyle: true };
    const recipes = [...aVariedCatalog().recipes.values()].map((recipe) =>
      recipe.slots.includes('lunch') ? { ...recipe, diets } : recipe,
    );
    const preferences = somePreferences({ diet: 'vegan', allergens: ['gluten'] });
    expect(selectRecipes(aSelectionInput({ preferences, catalog: aCatalog({ recipes }) }))).toEqual({
      status: 'infeasible',
      slot: 'lunch',
      reason: 'The catalogue has no lunch that is vegan and free from gluten.',
    });
  });

  it('does not reach to portions that nobody eats', () => {
    const perServing = nutritionOf({ energyKcal: 40 });
    const recipes = Array.from({ length: 12 }, (_, index) => aRecipe(`leaf-${index}`, { perServing }));
    const result = selectRecipes(aSelectionInput({ catalog: aCatalog({ recipes }) }));
    expect(result).toMatchObject({ status: 'infeasible', slot: 'breakfast' });
  });
});

describe('any selection', () => {
  const catalog = loadCatalog();

  it('is sound for every person, target and history with the catalogue that ships', () => {
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => expectSound({ ...rest, catalog })),
      { numRuns: 150 },
    );
  });

  it('keeps the band and three alternatives for every diet and target with the catalogue that ships', () => {
    fc.assert(
      fc.property(anyTargets, fc.constantFrom(...Diet.options), (targets, diet) => {
        const preferences = somePreferences({ diet });
        const { relaxed } = selected(aSelectionInput({ catalog, targets, preferences }));
        expect(relaxed).not.toContain('energy_band');
        expect(relaxed).not.toContain('fewer_alternatives');
      }),
      { numRuns: 60 },
    );
  });

  it('is sound with catalogues of any kind, from nothing to plenty', () => {
    const anyInput = anyCatalog.chain((any) => fc.tuple(fc.constant(any), anyCircumstances(any)));
    fc.assert(
      fc.property(anyInput, ([any, rest]) => expectSound({ ...rest, catalog: any })),
      { numRuns: 150 },
    );
  });

  it('is the same for the same inputs', () => {
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => {
        expect(selectRecipes({ ...rest, catalog })).toEqual(selectRecipes({ ...rest, catalog }));
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order in which recipes were read', () => {
    const backwards = { ...catalog, recipes: new Map([...catalog.recipes].reverse()) };
    expect(selectRecipes(aSelectionInput({ catalog: backwards }))).toEqual(
      selectRecipes(aSelectionInput({ catalog })),
    );
  });
});
