import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import type { Recipe } from '../../../../domain/recipes/recipe.ts';
import { HARD_RULES, rulesVersion, SOFT_RULES } from '../../../../domain/recipes/rules/registry.ts';
import type { SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import {
  aCatalog,
  aFood,
  aRecipe,
  aSelectionInput,
  nutritionOf,
  somePreferences,
  someTargets,
} from '../../../support/recipes.ts';

const FOODS = ['asparagus', 'pumpkin', 'tofu', 'spinach'];
const RECIPES = FOODS.map(
  (food, index): Recipe =>
    aRecipe(`${food}-dish`, {
      cuisine: index < 2 ? 'german' : 'thai',
      mainFood: food,
      minutes: 10 + 15 * index,
      gramsPerServing: 200 + 150 * index,
      perServing: nutritionOf({ energyKcal: 500, proteinShare: 0.1 + 0.08 * index }),
      ingredients: [
        { food, grams: 200 },
        { food: 'rice', grams: 300 },
      ],
    }),
);
const DAYS: Partial<SelectionInput>[] = [
  { targets: someTargets({ load: 'strength' }), hemisphere: 'northern' },
  { targets: someTargets({ load: 'endurance', localDate: '2026-05-12' }), hemisphere: 'southern' },
  { targets: someTargets({ load: 'rest' }), preferences: somePreferences({ likedCuisines: ['thai'] }) },
  {
    preferences: somePreferences({
      dislikedFoods: ['tofu'],
      maxCookingMinutes: 30,
      cookingMinutes: { weekend: { breakfast: 20, dinner: 60 } },
    }),
    feedback: new Map([
      ['tofu-dish', 'like'],
      ['pumpkin-dish', 'dislike'],
    ]),
    recent: [
      { localDate: '2026-11-20', recipeIds: ['asparagus-dish', 'tofu-dish'] },
      { localDate: '2026-11-16', recipeIds: ['pumpkin-dish'] },
    ],
    leftovers: [{ recipeId: 'tofu-dish', servings: 1, cookedOn: '2026-11-20', bestBefore: '2026-11-23' }],
    pantry: [
      { foodId: 'spinach', massG: 150, bestBefore: '2026-11-23' },
      { foodId: 'rice', massG: 500 },
    ],
  },
];

/** What every rule says of a few dishes on a few days. */
function whatTheRulesSay(): (number | boolean)[] {
  const catalog = aCatalog({ recipes: RECIPES, foods: FOODS.map((id) => aFood(id)) });
  return DAYS.flatMap((day) => {
    const context = dayContext(aSelectionInput({ catalog, ...day }));
    return SLOTS.flatMap((slot) =>
      RECIPES.flatMap((recipe) => {
        const asked = { ...context, slot, chosen: RECIPES.slice(0, 1) };
        const scores = Object.values<SoftRule>(SOFT_RULES).map((rule) => rule.score(recipe, asked));
        const verdicts = HARD_RULES.map((rule) => rule.allows(recipe, asked));
        return [...scores.map((score) => Math.round(score * 1e6)), ...verdicts];
      }),
    );
  });
}

test('rules that say something else have another version: set RULES_REVISION to the day, then this line', () => {
  const said = createHash('sha256').update(JSON.stringify(whatTheRulesSay())).digest('hex').slice(0, 12);
  expect({ rulesVersion, said }).toEqual({ rulesVersion: '2026-12-01-b2ef744c', said: 'ec96481eba3c' });
});
