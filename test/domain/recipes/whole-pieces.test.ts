import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { breaksEgg, pieceCost } from '../../../domain/recipes/whole-pieces.ts';
import { aRecipe, aSelectionInput, someTargets } from '../../support/recipes.ts';

const catalog = loadCatalog();
const { foods } = catalog;
const dish = (food: string, grams: number, servings = 1) =>
  aRecipe('dish', { servings, ingredients: [{ food, grams }] });

describe('pieces of a portion', () => {
  it.each([
    ['one egg', 'eggs', 50, 1, 1, false],
    ['one and a quarter eggs', 'eggs', 50, 1, 1.25, true],
    ['three of two eggs', 'eggs', 100, 1, 1.5, false],
    ['half of two eggs', 'eggs', 100, 1, 0.5, false],
    ['three quarters of two eggs', 'eggs', 100, 1, 0.75, true],
    ['one large egg', 'eggs', 55, 1, 1, false],
    ['a sixth of an egg', 'eggs', 50, 6, 1, true],
    ['one and a half boiled eggs', 'boiled-eggs', 50, 1, 1.5, true],
    ['one and a half egg whites', 'egg-white', 33, 1, 1.5, true],
    ['one and a half onions', 'onion', 110, 1, 1.5, false],
  ])('%s: whether an egg breaks', (_, food, grams, servings, portion, breaks) => {
    expect(breaksEgg({ recipe: dish(food, grams, servings), portion, foods })).toBe(breaks);
  });

  it.each([
    ['half an onion', 'onion', 110, 1, 0.5, 0],
    ['three quarters of an onion', 'onion', 110, 1, 0.75, 0.3],
    ['a quarter of an onion that four share', 'onion', 110, 4, 1.25, 0],
    ['three and three quarters slices', 'wholemeal-bread', 96, 1, 1.25, 0],
    ['one and a quarter slices', 'wholemeal-bread', 32, 1, 1.25, 0.3],
    ['almonds', 'almonds', 20, 1, 0.75, 0],
    ['flour', 'wheat-flour', 100, 1, 0.75, 0],
  ])('%s: points for what is broken', (_, food, grams, servings, portion, cost) => {
    expect(pieceCost({ recipe: dish(food, grams, servings), portion, foods })).toBe(cost);
  });

  it('breaks an egg in less than one egg dish of twenty over 15 people', () => {
    const options = Array.from({ length: 15 }, (_, user) => {
      const targets = someTargets({ energyKcal: 1700 + 80 * user });
      const selected = optimizeRecipes(aSelectionInput({ catalog, targets, seed: `eggs-${user}` }));
      return selected.status === 'selected' ? SLOTS.flatMap((slot) => selected.meals[slot]) : [];
    }).flat();
    const portioned = options.flatMap(({ recipeId, portion }) => {
      const recipe = catalog.recipes.get(recipeId);
      const isOfEggs = recipe?.ingredients.some(({ food }) => foods.get(food)?.family === 'eggs');
      return recipe !== undefined && isOfEggs ? [{ recipe, portion, foods }] : [];
    });
    expect(portioned.length).toBeGreaterThan(12);
    expect(portioned.filter(breaksEgg).length / portioned.length).toBeLessThan(0.05);
  });
});
