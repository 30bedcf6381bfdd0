import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchPerson } from '../../../../bench/planner-people.ts';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import type { PlanMeals } from '../../../../domain/plan/meal-plan.ts';
import { planNotes } from '../../../../domain/plan/plan-notes.ts';
import { bandsLeftBy } from '../../../../domain/recipes/optimizer/left-bands.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { Nutrition } from '../../../../domain/recipes/recipe.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { anyCircumstances, someTargets } from '../../../support/recipes.ts';

const catalog = loadCatalog();

/** What each of the up to 81 days comes to, one by one. */
const daysOf = ({ breakfast, lunch, dinner, snack }: PlanMeals): Nutrition[][] =>
  breakfast.flatMap((a) =>
    lunch.flatMap((b) =>
      dinner.flatMap((c) => snack.map((d) => [a, b, c, d].map(({ nutrition }) => nutrition))),
    ),
  );

const total = (day: readonly Nutrition[], nutrient: keyof Nutrition): number =>
  day.reduce((sum, nutrition) => sum + nutrition[nutrient], 0);

/** Energy, AMDR with a margin of 10 points, fibre, sodium and saturated fat, each from its source's figures. */
function expectEveryDayInBands({ input, meals }: { input: SelectionInput; meals: PlanMeals }): void {
  const { energyKcal, proteinG, fibreG, sodiumMaxMg, saturatedFatMaxG } = input.targets;
  for (const day of daysOf(meals)) {
    expect(Math.abs(total(day, 'energyKcal') / energyKcal - 1)).toBeLessThanOrEqual(0.05 + 1e-6);
    expect(total(day, 'proteinG')).toBeGreaterThanOrEqual(0.8 * proteinG - 0.1);
    const fatShare = (9 * total(day, 'fatG')) / energyKcal;
    const carbohydrateShare = (4 * total(day, 'carbohydrateG')) / energyKcal;
    expect(fatShare).toBeGreaterThanOrEqual(0.1 - 0.001);
    expect(fatShare).toBeLessThanOrEqual(0.45 + 0.001);
    expect(carbohydrateShare).toBeGreaterThanOrEqual(0.35 - 0.001);
    expect(carbohydrateShare).toBeLessThanOrEqual(0.75 + 0.001);
    expect(total(day, 'fibreG')).toBeGreaterThanOrEqual(Math.min(25, 0.75 * fibreG) - 0.1);
    expect(total(day, 'fibreG')).toBeLessThanOrEqual((4 / 3) * Math.max(38, 1.5 * fibreG) + 0.1);
    expect(total(day, 'sodiumMg')).toBeLessThanOrEqual(2 * sodiumMaxMg + 0.5);
    expect(total(day, 'saturatedFatG')).toBeLessThanOrEqual(2 * saturatedFatMaxG + 0.1);
  }
}

describe('the bands of nutrients', () => {
  it('hold in every one of the 81 days of at least 14 of 15 ordinary people', () => {
    const left: number[] = [];
    for (let number = 0; number < 15; number += 1) {
      const input = benchPerson({ catalog, number });
      const result = optimizeRecipes(input);
      if (result.status !== 'selected') throw new Error(result.reason);
      expect(daysOf(result.meals)).toHaveLength(81);
      if (result.relaxed.includes('nutrient_bands')) left.push(number);
      else expectEveryDayInBands({ input, meals: result.meals });
    }
    expect(left.length).toBeLessThanOrEqual(1);
  });

  it('are named in what was relaxed exactly where a day leaves one, and in the notes', () => {
    fc.assert(
      fc.property(anyCircumstances(catalog), (rest) => {
        const result = optimizeRecipes({ ...rest, catalog });
        if (result.status !== 'selected') return;
        const { meals, relaxed } = result;
        const { targets } = rest;
        const left = bandsLeftBy({ meals, targets });
        expect(relaxed.includes('nutrient_bands')).toBe(left.length > 0);
        const notes = planNotes({ targets, meals, relaxed, fallbackKind: undefined, diet: 'omnivore' });
        for (const { amount, bound } of left) {
          expect(notes.join()).toContain(`${Math.round(amount)} `);
          expect(notes.join()).toContain(`${Math.round(bound)} would be better`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('say which of them is left, on which side and by how much', () => {
    const input = benchPerson({ catalog, number: 0 });
    const result = optimizeRecipes(input);
    if (result.status !== 'selected') throw new Error(result.reason);
    const { meals } = result;
    const most = Math.max(...daysOf(meals).map((day) => total(day, 'fatG')));
    const targets = someTargets({ ...input.targets, energyKcal: (most * 9) / 0.45 - 200 });
    const fat = bandsLeftBy({ meals, targets }).find(({ nutrient }) => nutrient === 'fatG');
    expect(fat?.side).toBe('upper');
    expect(fat?.amount).toBeCloseTo(most, 6);
    expect(fat?.bound).toBeCloseTo((0.45 * targets.energyKcal) / 9, 6);
  });
});
