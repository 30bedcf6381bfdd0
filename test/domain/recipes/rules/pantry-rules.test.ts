import { describe, expect, it } from 'vitest';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import { explainOption } from '../../../../domain/recipes/explain-option.ts';
import type { PantryFood } from '../../../../domain/recipes/pantry-food.ts';
import type { Recipe } from '../../../../domain/recipes/recipe.ts';
import { atHome } from '../../../../domain/recipes/rules/at-home.ts';
import { expiring } from '../../../../domain/recipes/rules/expiring.ts';
import { freshness } from '../../../../domain/recipes/rules/freshness.ts';
import { RULE_WEIGHTS } from '../../../../domain/recipes/rules/registry.ts';
import type { RuleContext, SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import { contextBeside, worthTogether } from '../../../../domain/recipes/shared-pantry.ts';
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

const lot =
  (foodId: string) =>
  (massG: number, bestBefore?: string): PantryFood => ({
    foodId,
    massG,
    ...(bestBefore === undefined ? {} : { bestBefore }),
  });
const [spinach, rice] = [lot('spinach'), lot('rice')];

/** What saving `grams` of a lot of `lotG` is worth that has `hurry` of 1. */
const saving = (grams: number, lotG: number, hurry = 1): number =>
  Math.min(1, hurry * ((0.7 * grams) / 120 + (0.3 * grams) / lotG)) ** 2;

describe('what spoils soon', () => {
  it.each<{ title: string; pantry: PantryFood[]; score: number }>([
    { title: 'nothing at home', pantry: [], score: 0 },
    {
      title: 'a lot that it uses up on its last day',
      pantry: [spinach(100, '2026-11-22')],
      score: saving(100, 100),
    },
    { title: 'much of two foods', pantry: [spinach(100, '2026-11-22'), rice(100, '2026-11-22')], score: 1 },
    {
      title: 'a quarter of a lot on its last day',
      pantry: [spinach(400, '2026-11-22')],
      score: saving(100, 400),
    },
    { title: 'a pinch that is all there is', pantry: [spinach(5, '2026-11-22')], score: saving(5, 5) },
    {
      title: 'a lot with 3 of 7 days left',
      pantry: [spinach(100, '2026-11-25')],
      score: saving(100, 100, 4 / 7),
    },
    { title: 'a lot with a week left', pantry: [spinach(100, '2026-11-29')], score: 0 },
    { title: 'a lot that keeps', pantry: [spinach(100)], score: 0 },
    { title: 'a lot that was good until yesterday', pantry: [spinach(100, '2026-11-21')], score: 0 },
    {
      title: 'two lots, of which it takes the older one whole and a quarter of the other',
      pantry: [spinach(160, '2026-11-29'), spinach(60, '2026-11-22')],
      score: saving(60, 60),
    },
    {
      title: 'a food of no recipe',
      pantry: [{ foodId: 'kale', massG: 9, bestBefore: '2026-11-22' }],
      score: 0,
    },
  ])('scores $score for $title', ({ pantry, score }) => {
    expect(scoreOf(expiring, pantry)).toBeCloseTo(score, 9);
  });

  it('is worth more the more it is, the sooner, and the less is left of the lot', () => {
    const scores = [
      [spinach(400, '2026-11-27')],
      [spinach(400, '2026-11-24')],
      [spinach(400, '2026-11-22')],
      [spinach(100, '2026-11-22')],
      [spinach(100, '2026-11-22'), rice(50, '2026-11-22')],
    ].map((pantry) => scoreOf(expiring, pantry));
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b));
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

describe('a day of dishes', () => {
  const dishes = ['risotto', 'soup', 'pie'].map((id) => ({ ...risotto, id }));
  const day = aCatalog({ recipes: dishes, foods: [aFood('spinach'), aFood('stock')] });
  const context = (pantry: PantryFood[]) => dayContext(aSelectionInput({ catalog: day, pantry }));
  const [first = risotto, second = risotto] = dishes;
  const worth = (pantry: PantryFood[], portions: readonly number[]): number => {
    const served = portions.map((portion, index) => ({ recipe: dishes[index] ?? risotto, portion }));
    const alone = served.reduce((sum, { recipe }) => {
      const asked = { ...context(pantry), slot: 'dinner' as const, chosen: [] };
      return (
        sum +
        RULE_WEIGHTS.expiring * expiring.score(recipe, asked) +
        RULE_WEIGHTS.atHome * atHome.score(recipe, asked)
      );
    }, 0);
    return alone + worthTogether({ dishes: served, context: context(pantry) });
  };

  it('counts no gram twice: a second dish of the same spinach is worth nothing more', () => {
    const lot = [spinach(100, '2026-11-22')];
    expect(worth(lot, [1])).toBeGreaterThan(2);
    expect(worth(lot, [1, 1, 1])).toBeCloseTo(worth(lot, [1]), 9);
    expect(worth([spinach(200, '2026-11-22')], [1, 1])).toBeCloseTo(2 * worth(lot, [1]), 9);
  });

  it('counts portions as they are', () => {
    const lots = [spinach(400, '2026-11-22')];
    expect(worth(lots, [2]) / worth(lots, [1])).toBeGreaterThan(1.7);
    expect(
      worth([spinach(50, '2026-11-22')], [0.5]) / worth([spinach(50, '2026-11-22')], [1]),
    ).toBeGreaterThan(0.9);
  });

  it('saves what is left over as well, and what keeps in the freezer is no reason to hurry', () => {
    const left = (bestBefore: string) => {
      const lots = [{ recipeId: 'soup', servings: 2, cookedOn: '2026-11-20', bestBefore }];
      const asked = dayContext(aSelectionInput({ catalog: day, leftovers: lots }));
      return worthTogether({ dishes: [{ recipe: second, portion: 1 }], context: asked });
    };
    expect(left('2026-11-22')).toBeGreaterThan(left('2026-11-24'));
    expect(left('2027-01-22')).toBe(0);
  });

  it('is explained as a day: what the first dish takes is not at home for the second', () => {
    const all = [spinach(100, '2026-11-22'), rice(100), { foodId: 'stock', massG: 200 }];
    const told = (portion: number, others: { recipe: Recipe; portion: number }[]) => {
      const beside = contextBeside({ dish: { recipe: second, portion }, others, context: context(all) });
      const { nutrition, reasons } = explainOption({
        pick: { recipe: second, portion },
        slot: 'dinner',
        chosen: [],
        context: beside,
      });
      expect(nutrition.energyKcal).toBe(500 * portion);
      return reasons.map(({ code }) => code).filter((code) => code === 'expiring' || code === 'at_home');
    };
    expect(told(1, [])).toEqual(['expiring', 'at_home']);
    expect(told(1, [{ recipe: first, portion: 1 }])).toEqual([]);
    expect(told(1, [{ recipe: first, portion: 0.5 }])).toEqual(['expiring']);
    expect(told(2, [])).toEqual(['expiring']);
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
