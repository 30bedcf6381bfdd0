import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../../../catalog/check-catalog.ts';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { foodRegionOf } from '../../../../domain/recipes/food-region.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import { hardToBuy } from '../../../../domain/recipes/rules/hard-to-buy.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import { HEADER, RICE } from '../../../support/catalog-files.ts';
import {
  aRecipe,
  aRuleContext,
  aSelectionInput,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const catalog = loadCatalog();

describe('the region that somebody shops in', () => {
  it.each([
    ['Europe/Berlin', 'europe'],
    ['Asia/Kolkata', 'south_asia'],
    ['Asia/Jakarta', 'southeast_asia'],
    ['Asia/Tokyo', 'east_asia'],
    ['Asia/Dubai', 'middle_east'],
    ['Africa/Cairo', 'middle_east'],
    ['Africa/Lagos', 'africa'],
    ['America/New_York', 'north_america'],
    ['America/Indiana/Knox', 'north_america'],
    ['America/Argentina/Buenos_Aires', 'latin_america'],
    ['America/Lima', 'latin_america'],
    ['Australia/Perth', 'oceania'],
    ['Asia/Tashkent', undefined],
    ['Etc/UTC', undefined],
  ])('of %s is %s', (zone, region) => {
    expect(foodRegionOf(zone)).toBe(region);
  });
});

describe('a dish with food that is hard to buy', () => {
  const injera = aRecipe('injera', { cuisine: 'ethiopian' });
  const away = { hardToBuy: new Set(['injera']) };

  it('steps back, and does not for who likes its cuisine', () => {
    const likesIt = somePreferences({ likedCuisines: ['ethiopian'] });
    expect(hardToBuy.score(injera, aRuleContext(away))).toBe(-1);
    expect(hardToBuy.score(injera, aRuleContext())).toBe(0);
    expect(hardToBuy.score(injera, aRuleContext({ ...away, preferences: likesIt }))).toBe(0);
  });

  it.each([
    ['quark', 'south_asia', true],
    ['quark', 'europe', false],
    ['teff-flour', 'europe', true],
    ['teff-flour', 'africa', false],
  ] as const)('%s in %s: %s', (food, region, isHard) => {
    expect(catalog.foods.get(food)?.hardToBuyIn?.includes(region) ?? false).toBe(isHard);
  });

  it.each(['europe', 'south_asia', 'africa'] as const)(
    'comes first for nobody of five in %s',
    (foodRegion) => {
      const first = Array.from({ length: 5 }, (_, user) => {
        const targets = someTargets({ energyKcal: 1800 + 200 * user });
        const selected = optimizeRecipes(
          aSelectionInput({ catalog, targets, foodRegion, seed: `${foodRegion}-${user}` }),
        );
        return selected.status === 'selected'
          ? SLOTS.flatMap((slot) => selected.meals[slot].slice(0, 1))
          : [];
      }).flat();
      const hard = first.filter(({ recipeId }) =>
        catalog.recipes
          .get(recipeId)
          ?.ingredients.some(({ food }) => catalog.foods.get(food)?.hardToBuyIn?.includes(foodRegion)),
      );
      expect(first).toHaveLength(20);
      expect(hard).toEqual([]);
    },
  );

  it.each([
    ['rice,europe,', undefined],
    ['teff,europe,', 'teff is not in the food table'],
    ['rice,atlantis,', '"rice,atlantis," is not written as food,regions,note, once a food'],
  ])('the line "%s" of the table is checked', (line, message) => {
    const text = ['food,regions,note', line, ''].join('\n');
    const checked = checkCatalog({
      foods: [{ file: 'foods/all.csv', text: [HEADER, RICE, ''].join('\n') }],
      recipes: [],
      hardToBuy: { file: 'hard-to-buy.csv', text },
    });
    const problems = checked.status === 'valid' ? [] : checked.problems;
    expect(problems.map((problem) => problem.message)).toEqual(message === undefined ? [] : [message]);
  });
});
