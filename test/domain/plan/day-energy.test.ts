import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyBounds, isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { MealOption, PlanMeals } from '../../../domain/plan/meal-plan.ts';
import type { MealSlot } from '../../../domain/recipes/recipe.ts';
import { nutritionOf } from '../../support/recipes.ts';

const option = (slot: MealSlot, energyKcal: number): MealOption => ({
  recipeId: `${slot}-${energyKcal}`,
  name: 'Dish',
  slot,
  portion: 1,
  minutes: 10,
  nutrition: nutritionOf({ energyKcal }),
  reasons: [{ code: 'fits_energy', text: 'It fits' }],
});

type Energies = Record<MealSlot, number[]>;

const mealsOf = (energies: Energies): PlanMeals => ({
  breakfast: energies.breakfast.map((kcal) => option('breakfast', kcal)),
  lunch: energies.lunch.map((kcal) => option('lunch', kcal)),
  dinner: energies.dinner.map((kcal) => option('dinner', kcal)),
  snack: energies.snack.map((kcal) => option('snack', kcal)),
});

const everyDay = ({ breakfast, lunch, dinner, snack }: Energies): number[] =>
  breakfast.flatMap((a) => lunch.flatMap((b) => dinner.flatMap((c) => snack.map((d) => a + b + c + d))));

describe('energyBounds', () => {
  it('are the lightest and the heaviest of all combinations', () => {
    const kcals = fc.array(fc.integer({ min: 50, max: 1500 }), { minLength: 1, maxLength: 3 });
    const anyEnergies = fc.record({ breakfast: kcals, lunch: kcals, dinner: kcals, snack: kcals });
    fc.assert(
      fc.property(anyEnergies, (energies) => {
        const days = everyDay(energies);
        expect(energyBounds(mealsOf(energies))).toEqual({
          minKcal: Math.min(...days),
          maxKcal: Math.max(...days),
        });
      }),
    );
  });
});

describe('isWithinBand', () => {
  const meals = mealsOf({ breakfast: [480, 520], lunch: [700], dinner: [600], snack: [180, 220] });

  it.each([
    { energyKcal: 2000, band: 0.02, expected: true },
    { energyKcal: 2000, band: 0.019, expected: false },
    { energyKcal: 1860, band: 0.1, expected: true },
    { energyKcal: 1850, band: 0.1, expected: false },
    { energyKcal: 2180, band: 0.1, expected: false },
  ])('is $expected for $energyKcal kcal and a band of $band', ({ energyKcal, band, expected }) => {
    expect(isWithinBand({ meals, energyKcal, band })).toBe(expected);
  });
});
