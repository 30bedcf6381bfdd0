import { describe, expect, it } from 'vitest';
import type { MealOption } from '../../../domain/plan/meal-plan.ts';
import { weekSummary } from '../../../domain/plan/week-summary.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aCatalog, aRecipe, nutritionOf, someTargets } from '../../support/recipes.ts';

const catalog = aCatalog({
  recipes: [
    aRecipe('dal', { cuisine: 'indian', mainFood: 'lentils' }),
    aRecipe('mujadara', { cuisine: 'levantine', mainFood: 'lentils' }),
    aRecipe('kedgeree', { cuisine: 'british', mainFood: 'haddock' }),
    aRecipe('chaat', { cuisine: 'indian', mainFood: 'chickpeas' }),
  ],
});

const dish = (recipeId: string, energyKcal: number, slot: MealOption['slot']): MealOption => ({
  recipeId,
  name: `The ${recipeId}`,
  slot,
  portion: 1,
  minutes: 20,
  nutrition: nutritionOf({ energyKcal }),
  reasons: [{ code: 'fits_energy', text: 'It fits' }],
});

const day = (ids: readonly string[], energyKcal: number) => ({
  targets: someTargets({ energyKcal: 2000 }),
  dishes: ids.map((id, index) => dish(id, energyKcal, SLOTS[index] ?? 'snack')),
});

describe('weekSummary', () => {
  it('averages what is planned and what it aims at, for a day', () => {
    const { averages, daysCounted } = weekSummary({
      days: [
        day(['kedgeree', 'dal', 'mujadara', 'chaat'], 480),
        day(['kedgeree', 'dal', 'mujadara', 'dal'], 520),
      ],
      catalog,
    });
    expect(daysCounted).toBe(2);
    expect(averages).toMatchObject({
      energyKcal: { planned: 2000, target: 2000 },
      proteinG: { planned: 100, target: 100 },
      sodiumMg: { planned: 1000, target: 2300 },
    });
  });

  it('counts recipes, main foods and cuisines once, and names what comes again', () => {
    const { variety } = weekSummary({
      days: [
        day(['kedgeree', 'dal', 'mujadara', 'chaat'], 500),
        day(['kedgeree', 'dal', 'mujadara', 'dal'], 500),
      ],
      catalog,
    });
    expect(variety).toEqual({
      distinctRecipes: 4,
      mainFoods: ['chickpeas', 'haddock', 'lentils'],
      cuisines: ['british', 'indian', 'levantine'],
      repeats: [
        { recipeId: 'dal', name: 'The dal', times: 3 },
        { recipeId: 'kedgeree', name: 'The kedgeree', times: 2 },
        { recipeId: 'mujadara', name: 'The mujadara', times: 2 },
      ],
    });
  });

  it('leaves a day with an empty meal out of the averages, not out of the variety', () => {
    const days = [day(['kedgeree', 'dal', 'mujadara', 'chaat'], 500), day(['chaat'], 500)];
    expect(weekSummary({ days, catalog })).toMatchObject({
      daysCounted: 1,
      averages: { energyKcal: { planned: 2000 } },
      variety: { repeats: [{ recipeId: 'chaat', times: 2 }] },
    });
  });

  it('has no averages of no days', () => {
    expect(weekSummary({ days: [], catalog })).toEqual({
      averages: null,
      daysCounted: 0,
      variety: { distinctRecipes: 0, mainFoods: [], cuisines: [], repeats: [] },
    });
  });
});
