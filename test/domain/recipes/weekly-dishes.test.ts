import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { addDays } from '../../../domain/calendar.ts';
import { catalogIndex, foodsNamed } from '../../../domain/recipes/catalog-index.ts';
import { type CountedFood, countedFoodsOf } from '../../../domain/recipes/counted-foods.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { weeklyDishes } from '../../../domain/recipes/rules/weekly-dishes.ts';
import { sameAgain } from '../../../domain/recipes/same-again.ts';
import type { RecentPlan } from '../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aRecipe, aRuleContext, aSelectionInput, somePreferences } from '../../support/recipes.ts';

const catalog = loadCatalog();
const NONE = { pulses: 0, red_meat: 0, poultry: 0, fish: 0 };

describe('the foods that a week counts', () => {
  it('are found in a dish by how much of them a serving has', () => {
    const counted = (food: string, grams: number) =>
      countedFoodsOf({
        recipe: { ingredients: [{ food, grams }], servings: 2 },
        foods: catalog.foods,
      });
    expect(counted('chickpeas', 100)).toEqual(['pulses']);
    expect(counted('chickpeas', 60)).toEqual([]);
    expect(counted('red-lentils', 40)).toEqual(['pulses']);
    expect(counted('firm-tofu', 300)).toEqual([]);
    expect(counted('salmon', 250)).toEqual(['fish']);
    expect(counted('lean-beef-mince', 250)).toEqual(['red_meat']);
    expect(counted('chicken-thigh', 250)).toEqual(['poultry']);
  });

  it('come forward while the week lacks them, and step back once there were enough', () => {
    const dish = aRecipe('fish-pie');
    const countedOf = new Map([[dish.id, ['fish' as const]]]);
    const scoreAfter = (fish: number, change = {}) =>
      weeklyDishes.score(dish, aRuleContext({ countedOf, weekCounts: { ...NONE, fish }, ...change }));
    expect([0, 1, 2, 3].map((fish) => scoreAfter(fish))).toEqual([1, 0.5, 0, -1]);
    expect(scoreAfter(0, { unloved: new Set(['fish']) })).toBe(0);
    expect(scoreAfter(4, { preferences: somePreferences({ diet: 'pescatarian' }) })).toBe(0);
  });

  it('cost a day that has them twice, and one that has no meat or fish for who eats them', () => {
    const dishes = ['a', 'b', 'c'].map((id) => ({ recipe: aRecipe(id, { mainGroup: 'grain' }) }));
    const cost = (countedOf: Map<string, CountedFood[]>, diet: 'omnivore' | 'vegan'): number =>
      sameAgain({ dishes, context: aRuleContext({ countedOf, preferences: somePreferences({ diet }) }) });
    const fish = new Map<string, CountedFood[]>([['c', ['fish']]]);
    const twice = new Map<string, CountedFood[]>([
      ['a', ['pulses']],
      ['b', ['pulses']],
    ]);
    const withFish = new Map([...twice, ...fish]);
    expect(cost(twice, 'omnivore')).toBeGreaterThan(cost(withFish, 'omnivore'));
    expect(cost(withFish, 'omnivore')).toBeGreaterThan(cost(fish, 'omnivore'));
    expect(cost(twice, 'vegan')).toBeLessThan(cost(withFish, 'omnivore'));
  });
});

describe('a week of an omnivore who said nothing', () => {
  it('has fish, meat and pulses, and hardly a day with pulses twice or without meat and fish', () => {
    const { countedOf } = catalogIndex(catalog);
    let recent: RecentPlan[] = [];
    const days = Array.from({ length: 7 }, (_, day) => {
      const localDate = addDays('2026-11-22', day);
      const base = aSelectionInput({ catalog, recent, seed: `omnivore:${localDate}` });
      const result = optimizeRecipes({ ...base, targets: { ...base.targets, localDate } });
      if (result.status !== 'selected') throw new Error(result.reason);
      const idsOf = (most: number) =>
        SLOTS.flatMap((slot) => result.meals[slot].slice(0, most).map(({ recipeId }) => recipeId));
      recent = [{ localDate, recipeIds: idsOf(3), eatenIds: idsOf(1) }, ...recent];
      return idsOf(1).flatMap((id) => countedOf.get(id) ?? []);
    });
    const dishes = days.flat();
    const count = (food: string) => dishes.filter((other) => other === food).length;
    expect(count('fish')).toBeGreaterThanOrEqual(2);
    expect(count('red_meat')).toBeLessThanOrEqual(4);
    expect(count('pulses')).toBeGreaterThanOrEqual(2);
    expect(count('pulses')).toBeLessThanOrEqual(6);
    const twice = days.filter((foods) => foods.filter((food) => food === 'pulses').length > 1);
    const none = days.filter((foods) => !foods.some((food) => food !== 'pulses'));
    expect(twice.length).toBeLessThanOrEqual(1);
    expect(none.length).toBeLessThanOrEqual(2);
  });
});

describe('a disliked food by the name of its family', () => {
  it('is every food of the family: who dislikes mushrooms gets no shiitake', () => {
    const named = foodsNamed({ catalog, terms: ['mushrooms'] });
    expect([...named].sort()).toEqual(['mushrooms', 'oyster-mushrooms', 'shiitake-mushrooms']);
  });
});
