import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import { simpleDishes } from '../../../../domain/recipes/rules/simple-dishes.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import {
  aRecipe,
  aRuleContext,
  aSelectionInput,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const catalog = loadCatalog();
const dishOf = (count: number) =>
  aRecipe('dish', {
    ingredients: Array.from({ length: count }, (_, index) => ({ food: `food-${index}`, grams: 50 })),
  });

describe('who names no cuisine', () => {
  it.each([
    [3, 1],
    [8, 0],
    [13, -1],
    [20, -1],
  ])('a dish of %d foods scores %d', (count, score) => {
    expect(simpleDishes.score(dishOf(count), aRuleContext())).toBe(score);
    const preferences = somePreferences({ likedCuisines: ['thai'] });
    expect(simpleDishes.score(dishOf(count), aRuleContext({ preferences }))).toBe(0);
  });

  it('gets every fifth dish or more from home', () => {
    const dishes = Array.from({ length: 8 }, (_, user) => {
      const targets = someTargets({ energyKcal: 1700 + 120 * user });
      const input = { catalog, targets, homeCuisines: ['indian'] as const, seed: `home-${user}` };
      const selected = optimizeRecipes(aSelectionInput(input));
      return selected.status === 'selected' ? SLOTS.flatMap((slot) => selected.meals[slot]) : [];
    }).flat();
    const home = dishes.filter(({ recipeId }) => catalog.recipes.get(recipeId)?.cuisine === 'indian');
    expect(home.length / dishes.length).toBeGreaterThan(0.2);
  });
});
