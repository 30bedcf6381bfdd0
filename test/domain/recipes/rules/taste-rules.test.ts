import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import type { Recipe } from '../../../../domain/recipes/recipe.ts';
import { learnedCuisines } from '../../../../domain/recipes/rules/learned-cuisines.ts';
import { learnedFoods } from '../../../../domain/recipes/rules/learned-foods.ts';
import type { RuleContext, SoftRule } from '../../../../domain/recipes/rules/rule.ts';
import { weekCuisines } from '../../../../domain/recipes/rules/week-cuisines.ts';
import { weekFoods } from '../../../../domain/recipes/rules/week-foods.ts';
import { weekGroups } from '../../../../domain/recipes/rules/week-groups.ts';
import { weekKinds } from '../../../../domain/recipes/rules/week-kinds.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import {
  aCatalog,
  aRecipe,
  aRuleContext,
  aSelectionInput,
  somePreferences,
} from '../../../support/recipes.ts';

type Verdict = 'like' | 'dislike';

const korean = Array.from({ length: 30 }, (_, index) =>
  aRecipe(`korean-${index}`, { cuisine: 'korean', mainFood: 'tofu', mainGroup: 'legume', kind: 'stew' }),
);
const greek = Array.from({ length: 30 }, (_, index) =>
  aRecipe(`greek-${index}`, { cuisine: 'greek', mainFood: 'feta', mainGroup: 'dairy', kind: 'salad' }),
);
const catalog = aCatalog({ recipes: [...korean, ...greek] });
const [bibimbap, salad] = [korean[29], greek[29]];

function scoreOf(rule: SoftRule, recipe: Recipe | undefined, day: Partial<SelectionInput>): number {
  if (recipe === undefined) throw new RangeError('No such recipe');
  const context: RuleContext = {
    ...dayContext(aSelectionInput({ catalog, ...day })),
    slot: 'dinner',
    chosen: [],
  };
  return rule.score(recipe, context);
}

const votes = (recipes: readonly Recipe[], verdicts: readonly Verdict[]): Map<string, Verdict> =>
  new Map(verdicts.map((verdict, index) => [recipes[index]?.id ?? '', verdict]));

describe.each([{ rule: learnedCuisines }, { rule: learnedFoods }])(
  'what votes on dishes teach: $rule.id',
  ({ rule }) => {
    it.each<{ verdicts: Verdict[]; score: number }>([
      { verdicts: [], score: 0 },
      { verdicts: ['like'], score: 0.2 },
      { verdicts: ['dislike'], score: -0.2 },
      { verdicts: ['like', 'dislike'], score: 0 },
      { verdicts: ['like', 'like', 'like', 'like'], score: 0.5 },
      { verdicts: ['dislike', 'dislike', 'dislike', 'dislike', 'like'], score: -1 / 3 },
    ])('$verdicts make $score for a dish of the kind, and nothing for another', ({ verdicts, score }) => {
      const feedback = votes(korean, verdicts);
      expect(scoreOf(rule, bibimbap, { feedback })).toBeCloseTo(score, 9);
      expect(scoreOf(rule, salad, { feedback })).toBe(0);
    });

    it('never falls with one more like', () => {
      const anyVotes = fc.array(fc.constantFrom<Verdict>('like', 'dislike'), { maxLength: 28 });
      fc.assert(
        fc.property(anyVotes, (verdicts) => {
          const before = scoreOf(rule, bibimbap, { feedback: votes(korean, verdicts) });
          const after = scoreOf(rule, bibimbap, { feedback: votes(korean, [...verdicts, 'like']) });
          expect(after).toBeGreaterThan(before);
          expect(after).toBeLessThan(1);
        }),
      );
    });
  },
);

describe.each([{ rule: weekCuisines }, { rule: weekFoods }, { rule: weekKinds }])(
  'a week of the same: $rule.id',
  ({ rule }) => {
    const ids = (recipes: readonly Recipe[], count: number) => recipes.slice(0, count).map(({ id }) => id);

    it('costs the more the more of it there was', () => {
      const scores = [0, 1, 3, 6].map((count) =>
        scoreOf(rule, bibimbap, {
          recent: [
            { localDate: '2026-11-20', recipeIds: [...ids(korean, count), ...ids(greek, 12 - count)] },
          ],
        }),
      );
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores[0]).toBeCloseTo(0);
      expect(scores[3]).toBeLessThan(-0.5);
    });

    it('forgets after seven days', () => {
      const recipeIds = ids(korean, 12);
      expect(scoreOf(rule, bibimbap, { recent: [{ localDate: '2026-11-15', recipeIds }] })).toBe(-1);
      expect(scoreOf(rule, bibimbap, { recent: [{ localDate: '2026-11-14', recipeIds }] })).toBeCloseTo(0);
    });
  },
);

describe('a liked cuisine', () => {
  it('never tires', () => {
    const recipeIds = korean.slice(0, 12).map(({ id }) => id);
    const preferences = somePreferences({ likedCuisines: ['korean'] });
    const recent = [{ localDate: '2026-11-20', recipeIds }];
    expect(scoreOf(weekCuisines, bibimbap, { recent, preferences })).toBe(0);
  });
});

describe('dishes that were only offered', () => {
  it('make less of a habit than those that were eaten', () => {
    const recipeIds = korean.slice(0, 12).map(({ id }) => id);
    const offered = [{ localDate: '2026-11-20', recipeIds, eatenIds: recipeIds.slice(0, 1) }];
    const eaten = [{ localDate: '2026-11-20', recipeIds, eatenIds: recipeIds }];
    const [less, more] = [offered, eaten].map((recent) => scoreOf(weekKinds, bibimbap, { recent }));
    expect(less).toBeGreaterThan(more ?? 0);
    expect(less).toBeLessThan(0);
  });
});

describe('a week of one group of foods', () => {
  it('costs from a fifth of the dishes on, in full from the half', () => {
    const weekOf = (share: number) => ({ ...aRuleContext().week, mainGroup: new Map([['legume', share]]) });
    const scores = [0, 0.2, 0.35, 0.5, 0.9].map((share) =>
      weekGroups.score(aRecipe('dal', { mainGroup: 'legume' }), aRuleContext({ week: weekOf(share) })),
    );
    expect(scores.map((score) => Math.round(score * 100) + 0)).toEqual([0, 0, -50, -100, -100]);
  });
});
