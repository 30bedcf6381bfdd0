import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import type { Hemisphere } from '../../../../domain/recipes/hemisphere.ts';
import { season } from '../../../../domain/recipes/rules/season.ts';
import { isInSeason, seasonMonth } from '../../../../domain/recipes/seasonal-foods.ts';
import { aRecipe, aRuleContext } from '../../../support/recipes.ts';

const dishOf = (food: string) =>
  aRecipe('dish', {
    servings: 1,
    gramsPerServing: 400,
    ingredients: [
      { food, grams: 200 },
      { food: 'rice', grams: 200 },
    ],
  });

describe('season', () => {
  it.each<{ food: string; localDate: string; hemisphere: Hemisphere | undefined; score: number }>([
    { food: 'asparagus', localDate: '2026-05-10', hemisphere: 'northern', score: 1 },
    { food: 'asparagus', localDate: '2026-11-10', hemisphere: 'northern', score: -1 },
    { food: 'asparagus', localDate: '2026-11-10', hemisphere: 'southern', score: 1 },
    { food: 'leek', localDate: '2026-12-31', hemisphere: 'northern', score: 1 },
    { food: 'leek', localDate: '2026-01-01', hemisphere: 'northern', score: 1 },
    { food: 'leek', localDate: '2026-07-01', hemisphere: 'southern', score: 1 },
    { food: 'asparagus', localDate: '2026-05-10', hemisphere: undefined, score: 0 },
    { food: 'rice', localDate: '2026-05-10', hemisphere: 'northern', score: 0 },
  ])(
    'holds a dish of $food on $localDate ($hemisphere) for $score',
    ({ food, localDate, hemisphere, score }) => {
      const month = seasonMonth({ localDate, hemisphere });
      expect(season.score(dishOf(food), aRuleContext({ seasonMonth: month }))).toBe(score);
    },
  );

  it('is half a year away on the other side of the world, in every month', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-15`);
    const south = months.map((localDate) => seasonMonth({ localDate, hemisphere: 'southern' }));
    expect(south).toEqual([7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]);
  });

  it('gives every month something of the catalogue that is in season', () => {
    const foods = [...loadCatalog().foods.keys()];
    for (let month = 1; month <= 12; month += 1) {
      expect(foods.filter((foodId) => isInSeason({ foodId, month })).length).toBeGreaterThan(4);
    }
  });
});
