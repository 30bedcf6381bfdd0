import { describe, expect, it } from 'vitest';
import { nearestPortion, portionNutrition } from '../../../domain/recipes/portion.ts';
import { aRecipe, nutritionOf } from '../../support/recipes.ts';

describe('nearestPortion', () => {
  it.each([
    { energyKcal: 500, portion: 1 },
    { energyKcal: 560, portion: 1 },
    { energyKcal: 570, portion: 1.25 },
    { energyKcal: 90, portion: 0.5 },
    { energyKcal: 4000, portion: 2.5 },
  ])('is $portion of a 500 kcal serving for $energyKcal kcal', ({ energyKcal, portion }) => {
    expect(nearestPortion({ recipe: aRecipe('a'), energyKcal })).toBe(portion);
  });

  it('does not divide by a dish without energy', () => {
    const tea = aRecipe('tea', { perServing: nutritionOf({ energyKcal: 0 }) });
    expect(nearestPortion({ recipe: tea, energyKcal: 200 })).toBe(0.5);
  });
});

describe('portionNutrition', () => {
  it('scales every figure and rounds it to a tenth', () => {
    const nutrition = portionNutrition({ recipe: aRecipe('a'), portion: 1.25 });
    expect(nutrition).toMatchObject({ energyKcal: 625, proteinG: 31.3, fatG: 20.8, sodiumMg: 312.5 });
  });
});
