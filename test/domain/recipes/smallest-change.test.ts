import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { withLongerCooking } from '../../../domain/profile/cooking-minutes.ts';
import { Diet, type Preferences } from '../../../domain/profile/preferences.ts';
import { Allergen } from '../../../domain/recipes/allergen.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { Unlock } from '../../../domain/recipes/unlock.ts';
import { aSelectionInput, aVariedCatalog, somePreferences } from '../../support/recipes.ts';

const catalog = loadCatalog();

const aDay = (change: Partial<Preferences>): SelectionInput =>
  aSelectionInput({ catalog, preferences: somePreferences(change) });

function unlocksOf(input: SelectionInput): readonly Unlock[] {
  const result = optimizeRecipes(input);
  return result.status === 'selected' ? (result.unlock ?? []) : [];
}

/** The same person once they have done as the plan says. */
function following(input: SelectionInput, unlock: Unlock): SelectionInput {
  const { preferences, feedback } = input;
  const { dislikedFoods, dislikedRecipes } = preferences;
  switch (unlock.limit) {
    case 'cooking_minutes':
      return { ...input, preferences: withLongerCooking(preferences, unlock.minutes) };
    case 'disliked_food':
      return {
        ...input,
        preferences: { ...preferences, dislikedFoods: dislikedFoods.filter((food) => food !== unlock.food) },
      };
    case 'disliked_recipes':
      return {
        ...input,
        preferences: {
          ...preferences,
          dislikedRecipes: dislikedRecipes.filter((id) => !unlock.recipeIds.includes(id)),
        },
        feedback: new Map([...feedback].filter(([id]) => !unlock.recipeIds.includes(id))),
      };
  }
}

/** What a day gave up of what the person asked for. */
function givenUp(input: SelectionInput): readonly string[] {
  const result = optimizeRecipes(input);
  return result.status === 'selected' ? result.relaxed.filter((what) => what !== 'repeats') : ['infeasible'];
}

describe('the smallest change that would free a day', () => {
  it('is nothing where nothing was given up', () => {
    expect(unlocksOf(aDay({ diet: 'vegan', maxCookingMinutes: 45 }))).toEqual([]);
  });

  it('is the least cooking time with which every meal has three, to five minutes', () => {
    const input = aDay({ diet: 'vegan', allergens: ['gluten'], maxCookingMinutes: 5 });
    const [unlock] = unlocksOf(input);
    if (unlock?.limit !== 'cooking_minutes') throw new Error('no cooking time');
    expect(unlock.text).toBe(
      `No ${unlock.slot} that is vegan and free from gluten within 5 minutes: allow ${unlock.minutes}.`,
    );
    const allowing = (maxCookingMinutes: number) =>
      givenUp(aDay({ diet: 'vegan', allergens: ['gluten'], maxCookingMinutes }));
    expect(allowing(unlock.minutes)).toEqual([]);
    expect(allowing(unlock.minutes - 5)).toContain('cooking_time');
  });

  it('is about the meal whose limit is too short', () => {
    // 2026-11-22 is a Sunday.
    const input = aDay({ maxCookingMinutes: 60, cookingMinutes: { weekend: { lunch: 5 } } });
    const [unlock] = unlocksOf(input);
    if (unlock === undefined) throw new Error('nothing');
    expect(unlock).toMatchObject({ limit: 'cooking_minutes', slot: 'lunch' });
    expect(givenUp(following(input, unlock))).toEqual([]);
  });

  it('is one food of many that the person dislikes', () => {
    const input = aDay({ dislikedFoods: ['rice', 'onion', 'tomato', 'garlic', 'oil'] });
    const [unlock] = unlocksOf(input);
    if (unlock?.limit !== 'disliked_food') throw new Error('no food');
    expect(unlock.text).toMatch(/^(No|Only|Too few) .+ without the foods you dislike: allow oil\.$/);
    expect(givenUp(following(input, unlock))).toEqual([]);
  });

  it('is as many recipes as a meal lacks, of those that were turned down', () => {
    const breakfasts = [...catalog.recipes.values()].filter(({ slots }) => slots.includes('breakfast'));
    const input = aDay({ dislikedRecipes: breakfasts.slice(1).map(({ id }) => id) });
    const [unlock] = unlocksOf(input);
    if (unlock?.limit !== 'disliked_recipes') throw new Error('no recipes');
    expect(unlock.slot).toBe('breakfast');
    expect(unlock.recipeIds).toHaveLength(2);
    expect(givenUp(following(input, unlock))).toEqual([]);
  });

  it('stays silent where no single change is enough', () => {
    const dislikedFoods = [...catalog.foods.keys()];
    expect(unlocksOf(aDay({ dislikedFoods, maxCookingMinutes: 5 }))).toEqual([]);
  });

  it('never asks for food that is forbidden, and always does what it says', () => {
    const anyone = fc.record({
      diet: fc.constantFrom(...Diet.options),
      allergens: fc.subarray(Allergen.options, { maxLength: 5 }),
      dislikedFoods: fc.subarray(['rice', 'onion', 'garlic', 'olive-oil', 'tomato', 'lemon', 'salt']),
      maxCookingMinutes: fc.integer({ min: 5, max: 20 }),
    });
    fc.assert(
      fc.property(anyone, (change) => {
        const input = aDay(change);
        for (const unlock of unlocksOf(input)) {
          expect(Unlock.parse(unlock)).toEqual(unlock);
          const after = following(input, unlock);
          expect(after.preferences).toMatchObject({ diet: change.diet, allergens: change.allergens });
          // Bands of nutrients are no limit that somebody set.
          const limits = givenUp(after).filter((relaxation) => relaxation !== 'nutrient_bands');
          expect([unlock, limits]).toEqual([unlock, []]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('needs no catalogue of a certain kind', () => {
    const input = aSelectionInput({
      catalog: aVariedCatalog({ count: 8 }),
      preferences: somePreferences({ maxCookingMinutes: 5 }),
    });
    expect(unlocksOf(input)).toMatchObject([{ limit: 'cooking_minutes', minutes: expect.any(Number) }]);
  });
});
