import { describe, expect, it } from 'vitest';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import type { Recipe } from '../../../../domain/recipes/recipe.ts';
import { SOFT_RULES, type SoftRuleName } from '../../../../domain/recipes/rules/registry.ts';
import type { RuleContext, SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import {
  aCatalog,
  aFood,
  aRecipe,
  aSelectionInput,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const curry = aRecipe('curry', {
  cuisine: 'indian',
  mainFood: 'red-lentils',
  minutes: 15,
  servings: 2,
  gramsPerServing: 300,
  ingredients: [
    { food: 'red-lentils', grams: 200 },
    { food: 'pumpkin', grams: 400 },
  ],
});
const herring = aRecipe('herring', {
  mainFood: 'herring',
  servings: 1,
  ingredients: [{ food: 'herring', grams: 120 }],
});
const others = ['dal', 'sambar', 'pongal'].map((id) =>
  aRecipe(id, { cuisine: 'indian', mainFood: 'red-lentils' }),
);
const catalog = aCatalog({
  recipes: [curry, herring, ...others, aRecipe('toast')],
  foods: [
    aFood('herring', { group: 'fish' }),
    aFood('red-lentils', { name: 'Red lentils (dry)' }),
    aFood('pumpkin', { name: 'Pumpkin' }),
  ],
});
const liked = (ids: readonly string[]) => new Map(ids.map((id) => [id, 'like' as const]));
const pumpkinUntil = (bestBefore: string) => [{ foodId: 'pumpkin', massG: 400, bestBefore }];
const yesterday = (recipeIds: string[]) => [{ localDate: '2026-11-21', recipeIds }];

type Told = {
  rule: SoftRuleName;
  text: string;
  day?: Partial<SelectionInput>;
  recipe?: Recipe;
  chosen?: Recipe[];
};

const TOLD: Told[] = [
  {
    rule: 'likedRecipes',
    day: { feedback: liked(['curry']) },
    text: 'You liked it when you had it before',
  },
  {
    rule: 'likedCuisines',
    day: { preferences: somePreferences({ likedCuisines: ['indian'] }) },
    text: 'You like Indian food',
  },
  {
    rule: 'learnedCuisines',
    day: { feedback: liked(['dal', 'sambar']) },
    text: 'You liked other Indian dishes',
  },
  {
    rule: 'learnedFoods',
    day: { feedback: liked(['dal', 'sambar']) },
    text: 'You liked other dishes with red lentils',
  },
  {
    rule: 'freshness',
    day: { recent: yesterday(['toast']) },
    text: 'Not in your plan in the last two weeks',
  },
  {
    rule: 'trainingLoad',
    day: { targets: someTargets({ load: 'strength' }) },
    recipe: { ...curry, perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.35 }) },
    text: "44 g protein after yesterday's strength session",
  },
  {
    rule: 'trainingLoad',
    day: { targets: someTargets({ load: 'endurance' }) },
    recipe: { ...curry, perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.05 }) },
    text: "81 g carbohydrate to make up for yesterday's effort",
  },
  {
    rule: 'trainingLoad',
    day: { targets: someTargets({ load: 'rest' }) },
    recipe: { ...curry, gramsPerServing: 600 },
    text: 'A lighter dish after a day of rest',
  },
  {
    rule: 'leftovers',
    day: {
      leftovers: [{ recipeId: 'curry', servings: 1, cookedOn: '2026-11-20', bestBefore: '2026-11-23' }],
    },
    text: 'Leftover from Friday: reheat, best eaten by tomorrow',
  },
  {
    rule: 'leftovers',
    recipe: { ...curry, equipment: [] },
    day: { leftovers: [{ recipeId: 'curry', servings: 1, cookedOn: '2026-11-02' }] },
    text: 'Leftover from 2026-11-02: ready to eat',
  },
  {
    rule: 'expiring',
    day: { pantry: pumpkinUntil('2026-11-22') },
    text: 'Pumpkin at home, best eaten today',
  },
  {
    rule: 'expiring',
    day: { pantry: pumpkinUntil('2026-11-23') },
    text: 'Pumpkin at home, best eaten by tomorrow',
  },
  {
    rule: 'expiring',
    day: { pantry: pumpkinUntil('2026-11-25') },
    text: 'Pumpkin at home, best eaten within 3 days',
  },
  {
    rule: 'protein',
    recipe: { ...curry, perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.3 }) },
    text: "38 g protein of today's 100 g",
  },
  {
    rule: 'atHome',
    day: {
      pantry: [
        { foodId: 'pumpkin', massG: 400 },
        { foodId: 'red-lentils', massG: 100 },
      ],
    },
    text: 'You have everything at home',
  },
  {
    rule: 'atHome',
    day: {
      pantry: [
        { foodId: 'pumpkin', massG: 400 },
        { foodId: 'red-lentils', massG: 50 },
      ],
    },
    text: 'You have most of what it takes at home',
  },
  {
    rule: 'weeklyDishes',
    recipe: herring,
    text: 'Fish, which is good to have twice a week',
  },
  { rule: 'cookingTime', text: 'Ready in 15 minutes' },
  { rule: 'season', day: { hemisphere: 'northern' }, text: 'In season now: pumpkin' },
  {
    rule: 'weekCuisines',
    day: { recent: yesterday(['toast']) },
    text: 'Your first Indian dish this week',
  },
  {
    rule: 'variety',
    chosen: [aRecipe('toast', { kind: 'sandwich', mainGroup: 'egg' })],
    text: 'A change from the other choices: Indian',
  },
];

/** Rules that order recipes by what nobody would give as a reason. */
const SILENT: SoftRuleName[] = [
  ...([
    'homeCuisines',
    'hardToBuy',
    'simpleDishes',
    'weekFoods',
    'weekGroups',
    'weekKinds',
    'weather',
  ] as const),
  ...(['salt', 'saturatedFat', 'fibre'] as const),
];

describe('what the rules tell people', () => {
  it.each(TOLD)('$rule: $text', ({ rule: name, text, day = {}, recipe = curry, chosen = [] }) => {
    const rule: SoftRule = SOFT_RULES[name];
    const context: RuleContext = {
      ...dayContext(aSelectionInput({ catalog, ...day })),
      slot: 'dinner',
      chosen,
    };
    expect(rule.reason(recipe, { ...context, nutrition: recipe.perServing })?.text).toBe(text);
  });

  it('is read here for every rule that speaks, and is one short sentence', () => {
    expect(new Set([...TOLD.map(({ rule }) => rule), ...SILENT])).toEqual(new Set(Object.keys(SOFT_RULES)));
    for (const { text } of TOLD) {
      expect(text.length).toBeLessThanOrEqual(70);
      expect(text).not.toMatch(/[.!?]/);
    }
  });
});
