import { describe, expect, it } from 'vitest';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import type { PantryFood } from '../../../../domain/recipes/pantry-food.ts';
import { atHome } from '../../../../domain/recipes/rules/at-home.ts';
import { expiring } from '../../../../domain/recipes/rules/expiring.ts';
import { freshness } from '../../../../domain/recipes/rules/freshness.ts';
import type { RuleContext, SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import { aCatalog, aFood, aRecipe, aSelectionInput } from '../../../support/recipes.ts';

/** A serving takes 100 g spinach, 100 g rice and 200 g of what nobody has. */
const risotto = aRecipe('risotto', {
  servings: 2,
  gramsPerServing: 400,
  ingredients: [
    { food: 'spinach', grams: 120 },
    { food: 'rice', grams: 200 },
    { food: 'stock', grams: 400 },
    { food: 'spinach', grams: 80, note: 'to serve' },
  ],
});
const catalog = aCatalog({ recipes: [risotto], foods: [aFood('spinach'), aFood('stock')] });

const contextWith = (
  pantry: PantryFood[],
  recent: { localDate: string; recipeIds: string[] }[] = [],
): RuleContext => ({
  ...dayContext(aSelectionInput({ catalog, pantry, recent })),
  slot: 'dinner',
  chosen: [],
});
const scoreOf = (rule: SoftRule, pantry: PantryFood[]): number => rule.score(risotto, contextWith(pantry));

const spinach = (massG: number, bestBefore?: string): PantryFood => ({
  foodId: 'spinach',
  massG,
  ...(bestBefore === undefined ? {} : { bestBefore }),
});

describe('what spoils soon', () => {
  it.each<{ title: string; pantry: PantryFood[]; score: number }>([
    { title: 'nothing at home', pantry: [], score: 0 },
    { title: 'a lot that it uses up on its last day', pantry: [spinach(100, '2026-11-22')], score: 1 },
    { title: 'a quarter of a lot on its last day', pantry: [spinach(400, '2026-11-22')], score: 0.25 },
    { title: 'a lot with 3 of 7 days left', pantry: [spinach(100, '2026-11-25')], score: 4 / 7 },
    { title: 'a lot with a week left', pantry: [spinach(100, '2026-11-29')], score: 0 },
    { title: 'a lot that keeps', pantry: [spinach(100)], score: 0 },
    { title: 'a lot that was good until yesterday', pantry: [spinach(100, '2026-11-21')], score: 0 },
    {
      title: 'two lots, of which it takes the older one whole and a quarter of the other',
      pantry: [spinach(160, '2026-11-29'), spinach(60, '2026-11-22')],
      score: 1,
    },
    {
      title: 'a food of no recipe',
      pantry: [{ foodId: 'kale', massG: 9, bestBefore: '2026-11-22' }],
      score: 0,
    },
  ])('scores $score for $title', ({ pantry, score }) => {
    expect(scoreOf(expiring, pantry)).toBeCloseTo(score, 9);
  });
});

describe('what is at home', () => {
  it.each<{ title: string; pantry: PantryFood[]; score: number }>([
    { title: 'nothing', pantry: [], score: 0 },
    { title: 'one of three ingredients', pantry: [{ foodId: 'rice', massG: 1000 }], score: 0.25 },
    { title: 'half of what it takes of one', pantry: [{ foodId: 'rice', massG: 50 }], score: 0.125 },
    { title: 'the same food in two lots', pantry: [spinach(50), spinach(50)], score: 0.25 },
    { title: 'a lot past its day', pantry: [spinach(500, '2026-11-21')], score: 0 },
    {
      title: 'all of it',
      pantry: [spinach(100), { foodId: 'rice', massG: 100 }, { foodId: 'stock', massG: 200 }],
      score: 1,
    },
  ])('scores $score for $title', ({ pantry, score }) => {
    expect(scoreOf(atHome, pantry)).toBeCloseTo(score, 9);
  });
});

describe('repeats', () => {
  const repeat = (foods: number): number => {
    const pantry = Array.from({ length: foods }, (_, index) => ({ foodId: `food-${index}`, massG: 100 }));
    return freshness.score(
      risotto,
      contextWith(pantry, [{ localDate: '2026-11-18', recipeIds: ['risotto'] }]),
    );
  };

  it('cost more the more there is at home to cook from', () => {
    const costs = [0, 5, 20, 80].map(repeat);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect((costs[3] ?? 0) / (costs[0] ?? 1)).toBeGreaterThan(1.2);
  });
});
