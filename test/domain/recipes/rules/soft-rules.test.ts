import { describe, expect, it } from 'vitest';
import type { DayKind } from '../../../../domain/calendar.ts';
import type { DayLoad } from '../../../../domain/energy/day-targets.ts';
import type { MealSlot, Recipe } from '../../../../domain/recipes/recipe.ts';
import { cookingTime } from '../../../../domain/recipes/rules/cooking-time.ts';
import { freshness } from '../../../../domain/recipes/rules/freshness.ts';
import { homeCuisines } from '../../../../domain/recipes/rules/home-cuisines.ts';
import { likedCuisines } from '../../../../domain/recipes/rules/liked-cuisines.ts';
import { likedRecipes } from '../../../../domain/recipes/rules/liked-recipes.ts';
import { protein } from '../../../../domain/recipes/rules/protein.ts';
import { RULE_WEIGHTS, rulesVersion, SOFT_RULES } from '../../../../domain/recipes/rules/registry.ts';
import type { RuleContext, SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import { salt } from '../../../../domain/recipes/rules/salt.ts';
import { trainingLoad } from '../../../../domain/recipes/rules/training-load.ts';
import { variety } from '../../../../domain/recipes/rules/variety.ts';
import { BROKEN_RULE_COST } from '../../../../domain/recipes/score-recipes.ts';
import {
  aRecipe,
  aRuleContext,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const reasonOf = (rule: SoftRule, recipe: Recipe, change: Partial<RuleContext>): string | undefined =>
  rule.reason(recipe, { ...aRuleContext(change), nutrition: recipe.perServing })?.text;

describe('what the person likes', () => {
  const bibimbap = aRecipe('bibimbap', { cuisine: 'korean' });

  it('counts for a liked cuisine, by its name in a sentence', () => {
    const change = { preferences: somePreferences({ likedCuisines: ['korean', 'west_african'] }) };
    expect(likedCuisines.score(bibimbap, aRuleContext(change))).toBe(1);
    expect(reasonOf(likedCuisines, bibimbap, change)).toBe('You like Korean food');
    expect(reasonOf(likedCuisines, aRecipe('jollof', { cuisine: 'west_african' }), change)).toBe(
      'You like West African food',
    );
  });

  it('does not count for any other cuisine', () => {
    expect(likedCuisines.score(bibimbap, aRuleContext())).toBe(0);
    expect(reasonOf(likedCuisines, bibimbap, {})).toBeUndefined();
  });

  it('counts for a recipe that was liked before', () => {
    const change = { feedback: new Map([['bibimbap', 'like' as const]]) };
    expect(likedRecipes.score(bibimbap, aRuleContext(change))).toBe(1);
    expect(reasonOf(likedRecipes, bibimbap, change)).toBe('You liked it when you had it before');
  });
});

describe('freshness', () => {
  const recipe = aRecipe('stew');
  const inPlan = (days: number) => new Map([['stew', days]]);
  const scoreOf = (change: Partial<RuleContext>): number =>
    Math.round(100 * freshness.score(recipe, aRuleContext(change))) + 0;

  it('costs less with every day since the recipe was eaten, and nothing after 14', () => {
    const eaten = [1, 7, 13, 14].map((days) =>
      scoreOf({ daysSince: inPlan(days), daysSinceOffered: inPlan(days) }),
    );
    expect(eaten).toEqual([-74, -37, -1, 0]);
    expect(freshness.score(recipe, aRuleContext())).toBe(0);
  });

  it('costs a third of it when the recipe was only offered', () => {
    expect([1, 7].map((days) => scoreOf({ daysSinceOffered: inPlan(days) }))).toEqual([-22, -11]);
  });

  it('calls a recipe new only to someone who had plans before', () => {
    const history = { daysSinceOffered: new Map([['soup', 2]]) };
    expect(reasonOf(freshness, recipe, history)).toBe('Not in your plan in the last two weeks');
    expect(reasonOf(freshness, aRecipe('soup'), history)).toBeUndefined();
    expect(reasonOf(freshness, recipe, {})).toBeUndefined();
  });
});

describe('food of where the person lives', () => {
  const dosa = aRecipe('dosa', { cuisine: 'indian' });

  it('comes forward for somebody who named nothing that they like, and is never told as a like', () => {
    const change = { homeCuisines: ['indian' as const] };
    expect(homeCuisines.score(dosa, aRuleContext(change))).toBe(1);
    expect(homeCuisines.score(aRecipe('pizza', { cuisine: 'italian' }), aRuleContext(change))).toBe(0);
    expect(reasonOf(homeCuisines, dosa, change)).toBeUndefined();
  });

  it('has no say once they named something', () => {
    const preferences = somePreferences({ likedCuisines: ['greek'] });
    expect(homeCuisines.score(dosa, aRuleContext({ homeCuisines: ['indian'], preferences }))).toBe(0);
  });
});

describe('cooking time', () => {
  it.each<{ slot: MealSlot; dayKind: DayKind; minutes: number; sign: number }>([
    { slot: 'breakfast', dayKind: 'weekday', minutes: 20, sign: -1 },
    { slot: 'breakfast', dayKind: 'weekend', minutes: 20, sign: 1 },
    { slot: 'breakfast', dayKind: 'weekday', minutes: 5, sign: 1 },
    { slot: 'dinner', dayKind: 'weekday', minutes: 30, sign: 1 },
    { slot: 'dinner', dayKind: 'weekend', minutes: 50, sign: 1 },
    { slot: 'snack', dayKind: 'weekend', minutes: 30, sign: -1 },
  ])('takes $minutes minutes for $slot on a $dayKind as $sign', ({ slot, dayKind, minutes, sign }) => {
    const score = cookingTime.score(aRecipe('a', { minutes }), aRuleContext({ slot, dayKind }));
    expect(Math.sign(score)).toBe(sign);
  });

  it('goes by what the person said they have for the meal', () => {
    const preferences = somePreferences({ cookingMinutes: { weekday: { breakfast: 40 } } });
    const context = aRuleContext({ slot: 'breakfast', dayKind: 'weekday', preferences });
    expect(cookingTime.score(aRecipe('a', { minutes: 20 }), context)).toBe(0.5);
  });

  it('names what is ready within a quarter of an hour', () => {
    expect(reasonOf(cookingTime, aRecipe('a', { minutes: 15 }), {})).toBe('Ready in 15 minutes');
    expect(reasonOf(cookingTime, aRecipe('a', { minutes: 1 }), {})).toBe('Ready in 1 minute');
    expect(reasonOf(cookingTime, aRecipe('a', { minutes: 16 }), {})).toBeUndefined();
  });
});

describe("the match to yesterday's training", () => {
  const lean = aRecipe('lean', { perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.35 }) });
  const starchy = aRecipe('starchy', { perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.05 }) });
  const soup = aRecipe('soup', { gramsPerServing: 700 });
  const pastry = aRecipe('pastry', { gramsPerServing: 200 });

  it.each<{ load: DayLoad; better: Recipe; worse: Recipe; reason: string }>([
    {
      load: 'strength',
      better: lean,
      worse: starchy,
      reason: "44 g protein after yesterday's strength session",
    },
    {
      load: 'endurance',
      better: starchy,
      worse: lean,
      reason: "81 g carbohydrate to make up for yesterday's effort",
    },
    { load: 'rest', better: soup, worse: pastry, reason: 'A lighter dish after a day of rest' },
  ])('after $load prefers what fits, and says why', ({ load, better, worse, reason }) => {
    const change = { targets: someTargets({ load }) };
    const context = aRuleContext(change);
    expect(trainingLoad.score(better, context)).toBeGreaterThan(trainingLoad.score(worse, context));
    expect(reasonOf(trainingLoad, better, change)).toBe(reason);
    expect(reasonOf(trainingLoad, worse, change)).toBeUndefined();
  });

  it('has no say after a usual day', () => {
    expect(trainingLoad.score(lean, aRuleContext())).toBe(0);
    expect(reasonOf(trainingLoad, lean, {})).toBeUndefined();
  });
});

describe('salt', () => {
  const targets = someTargets({ energyKcal: 2000, sodiumMaxMg: 2000 });
  const scoreOf = (sodiumMg: number, change = {}): number => {
    const perServing = { ...nutritionOf({ energyKcal: 500 }), sodiumMg };
    const score = salt.score(
      aRecipe('dish', { perServing }),
      aRuleContext({ targets: { ...targets, ...change } }),
    );
    return Math.round(score * 100) / 100;
  };

  it('costs nothing up to what a day of its energy may have, and all from twice that on', () => {
    expect([0, 500, 750, 1000, 3000].map((sodiumMg) => scoreOf(sodiumMg))).toEqual([0, 0, -0.5, -1, -1]);
  });

  it('allows more in the little that some eat, and never asks for food without any salt', () => {
    expect(scoreOf(800, { energyKcal: 1250 })).toBe(0);
    expect(scoreOf(300, { energyKcal: 4000 })).toBe(0);
    expect(scoreOf(450, { energyKcal: 4000 })).toBe(-0.5);
  });

  it('has nothing to say of water', () => {
    const water = aRecipe('water', { perServing: { ...nutritionOf({ energyKcal: 0 }), sodiumMg: 5 } });
    expect(salt.score(water, aRuleContext())).toBe(0);
  });
});

describe('protein', () => {
  const targets = someTargets({ energyKcal: 2000, proteinG: 100 });
  const dish = (proteinShare: number): Recipe =>
    aRecipe('dish', { perServing: nutritionOf({ energyKcal: 500, proteinShare }) });

  it('costs where a dish brings less than its share, and is no better for more', () => {
    const scores = [0, 0.1, 0.2, 0.25, 0.4].map((share) =>
      protein.score(dish(share), aRuleContext({ targets })),
    );
    expect(scores.map((score) => Math.round(score * 100) / 100)).toEqual([-1, -0.5, 0, 0, 0]);
  });

  it('is named where it is clearly more than the share, but once only', () => {
    expect(reasonOf(protein, dish(0.3), { targets })).toBe("38 g protein of today's 100 g");
    expect(reasonOf(protein, dish(0.2), { targets })).toBeUndefined();
    expect(reasonOf(protein, dish(0.3), { targets: { ...targets, load: 'strength' } })).toBeUndefined();
  });
});

describe('variety', () => {
  const curry = aRecipe('curry', {
    ...{ cuisine: 'indian', mainFood: 'chickpeas', mainGroup: 'legume', kind: 'curry' },
  });
  const other = aRecipe('other', { cuisine: 'thai', mainFood: 'salmon', mainGroup: 'fish', kind: 'salad' });

  it.each<{ alike: string; chosen: Partial<Recipe>[]; score: number }>([
    { alike: 'nothing', chosen: [], score: 0 },
    { alike: 'another dish', chosen: [{}], score: 0 },
    { alike: 'the same cuisine', chosen: [{ cuisine: 'indian' }], score: -0.15 },
    { alike: 'the same group of foods', chosen: [{ mainGroup: 'legume' }], score: -0.35 },
    { alike: 'the same food', chosen: [{ mainGroup: 'legume', mainFood: 'chickpeas' }], score: -0.55 },
    { alike: 'the same kind of dish', chosen: [{ kind: 'curry' }], score: -0.3 },
    { alike: 'all of it, in two dishes', chosen: [curry, { kind: 'curry' }], score: -1 },
  ])('costs $score beside $alike', ({ chosen, score }) => {
    const dishes = chosen.map((change) => ({ ...other, ...change }));
    expect(variety.score(curry, aRuleContext({ chosen: dishes }))).toBeCloseTo(score, 9);
  });

  it('never minds two dishes of a cuisine that the person likes', () => {
    const preferences = somePreferences({ likedCuisines: ['indian'] });
    const chosen = [{ ...other, cuisine: 'indian' as const }];
    expect(variety.score(curry, aRuleContext({ chosen, preferences }))).toBe(0);
  });

  it('is a reason beside other choices only', () => {
    expect(reasonOf(variety, curry, { chosen: [other] })).toBe('A change from the other choices: Indian');
    expect(reasonOf(variety, curry, { chosen: [] })).toBeUndefined();
  });
});

describe('the registry', () => {
  it('weighs every soft rule with something', () => {
    expect(Object.values(RULE_WEIGHTS).every((weight) => weight > 0)).toBe(true);
    expect(Object.keys(RULE_WEIGHTS).sort()).toEqual(Object.keys(SOFT_RULES).sort());
  });

  it('lets a broken rule cost more than all the others together can make up for', () => {
    const widest = Object.values(RULE_WEIGHTS).reduce((sum, weight) => sum + 2 * weight, 0);
    expect(BROKEN_RULE_COST).toBeGreaterThan(widest);
  });

  it('names itself by a date and a digest of the weights', () => {
    expect(rulesVersion).toMatch(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/);
  });
});
