import { describe, expect, it } from 'vitest';
import { cookingLimit } from '../../../../domain/recipes/rules/cooking-limit.ts';
import { dislikedFoods } from '../../../../domain/recipes/rules/disliked-foods.ts';
import { dislikedRecipes } from '../../../../domain/recipes/rules/disliked-recipes.ts';
import { repeats } from '../../../../domain/recipes/rules/repeats.ts';
import type { HardRule, RuleContext } from '../../../../domain/recipes/rules/rule.ts';
import { aRecipe, aRuleContext, somePreferences } from '../../../support/recipes.ts';

const recipe = aRecipe('stew', { minutes: 45, ingredients: [{ food: 'aubergine', grams: 300 }] });

describe('hard rules that can be relaxed', () => {
  it.each<{ title: string; rule: HardRule; change: Partial<RuleContext>; allows: boolean }>([
    {
      title: 'keep out a recipe that was turned down',
      rule: dislikedRecipes,
      change: { turnedDown: new Set(['stew']) },
      allows: false,
    },
    {
      title: 'let any other recipe pass',
      rule: dislikedRecipes,
      change: { turnedDown: new Set(['soup']) },
      allows: true,
    },
    {
      title: 'keep out a dish with a disliked food',
      rule: dislikedFoods,
      change: { withDislikedFood: new Set(['stew']) },
      allows: false,
    },
    {
      title: 'let a dish without it pass',
      rule: dislikedFoods,
      change: { withDislikedFood: new Set(['curry']) },
      allows: true,
    },
    {
      title: 'keep out what was there three days ago',
      rule: repeats,
      change: { daysSince: new Map([['stew', 3]]) },
      allows: false,
    },
    {
      title: 'let it back after four days',
      rule: repeats,
      change: { daysSince: new Map([['stew', 4]]) },
      allows: true,
    },
    {
      title: 'keep out what was on offer yesterday',
      rule: repeats,
      change: { daysSinceOffered: new Map([['stew', 1]]) },
      allows: false,
    },
    {
      title: 'let back what was only offered two days ago',
      rule: repeats,
      change: { daysSinceOffered: new Map([['stew', 2]]) },
      allows: true,
    },
    {
      title: 'keep out what takes longer than the limit',
      rule: cookingLimit,
      change: { preferences: somePreferences({ maxCookingMinutes: 44 }) },
      allows: false,
    },
    {
      title: 'let pass what takes just as long',
      rule: cookingLimit,
      change: { preferences: somePreferences({ maxCookingMinutes: 45 }) },
      allows: true,
    },
    {
      title: 'take what was said of the meal before what was said of all',
      rule: cookingLimit,
      change: {
        dayKind: 'weekday',
        preferences: somePreferences({ maxCookingMinutes: 20, cookingMinutes: { weekday: { dinner: 45 } } }),
      },
      allows: true,
    },
    {
      title: 'take no notice of another meal or another kind of day',
      rule: cookingLimit,
      change: {
        dayKind: 'weekday',
        preferences: somePreferences({
          maxCookingMinutes: 20,
          cookingMinutes: { weekday: { breakfast: 60 }, weekend: { dinner: 60 } },
        }),
      },
      allows: false,
    },
    { title: 'set no limit where there is none', rule: cookingLimit, change: {}, allows: true },
  ])('$title', ({ rule, change, allows }) => {
    expect(rule.allows(recipe, aRuleContext(change))).toBe(allows);
  });
});
