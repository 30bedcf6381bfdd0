import { describe, expect, test } from 'vitest';
import { breakfastText } from '../../activities/notify.ts';
import { adaptPreviousPlan } from '../../domain/plan/adapt-plan.ts';
import { starterPlan } from '../../domain/plan/starter-plan.ts';
import { aPlanFor } from '../support/plans.ts';
import { aCatalog, aSelectionInput, somePreferences } from '../support/recipes.ts';

const input = aSelectionInput();
const { catalog } = input;
const plan = aPlanFor(input);
const { meals } = plan;
const [first, second] = meals.breakfast;

/** The catalogue in which milk is found in one recipe. */
const withMilkIn = (recipeId: string | undefined) =>
  aCatalog({
    recipes: [...catalog.recipes.values()].map((recipe) =>
      recipe.id === recipeId ? { ...recipe, allergens: ['milk'] } : recipe,
    ),
  });

const textOf = (change: Partial<Parameters<typeof breakfastText>[0]> = {}) =>
  breakfastText({ plan, preferences: somePreferences(), catalog, ...change });

describe('the breakfast that a push names', () => {
  test.each([
    [3, `For breakfast: ${first?.name}, or one of two others.`],
    [2, `For breakfast: ${first?.name}, or another.`],
    [1, `For breakfast: ${first?.name}.`],
  ])('is the first of %i alternatives', (count, text) => {
    const breakfast = meals.breakfast.slice(0, count);
    expect(textOf({ plan: { meals: { ...meals, breakfast }, choices: {} } })).toBe(text);
  });

  test('is the chosen one, not the first', () => {
    const choices = { breakfast: second?.recipeId ?? '' };
    expect(textOf({ plan: { meals, choices } })).toBe(`For breakfast: ${second?.name}.`);
  });

  test.each([
    ['the first breakfast', meals.breakfast[0]],
    ['another breakfast', meals.breakfast[1]],
    ['a dinner, for a read then makes the plan anew', meals.dinner[2]],
  ])('is none where restrictions saved since forbid %s', (_, dish) => {
    const preferences = somePreferences({ allergens: ['milk'] });
    expect(textOf({ preferences, catalog: withMilkIn(dish?.recipeId) })).toBeUndefined();
  });

  test('is none where the chosen dish is no longer in the catalogue', () => {
    const recipes = [...catalog.recipes.values()].filter(({ id }) => id !== second?.recipeId);
    const choices = { breakfast: second?.recipeId ?? '' };
    expect(textOf({ plan: { meals, choices }, catalog: aCatalog({ recipes }) })).toBeUndefined();
  });

  test('is none without a plan, and without knowing what must not be eaten', () => {
    expect(textOf({ plan: undefined })).toBeUndefined();
    expect(textOf({ preferences: undefined })).toBeUndefined();
  });

  test.each([
    ['an adapted plan', adaptPreviousPlan({ ...input, previous: plan })],
    ['the starter plan', starterPlan(input)],
  ])('goes through the same check in %s', (_, made) => {
    if (made.status === 'infeasible') throw new Error('no plan');
    const fallback = { meals: made.meals, choices: {} };
    const dish = made.meals.breakfast[0];
    expect(textOf({ plan: fallback })).toContain(dish?.name);
    const preferences = somePreferences({ allergens: ['milk'] });
    const corrected = withMilkIn(dish?.recipeId);
    expect(textOf({ plan: fallback, preferences, catalog: corrected })).toBeUndefined();
  });
});
