import { describe, expect, it } from 'vitest';
import { dayContext } from '../../../domain/recipes/day-context.ts';
import {
  aCatalog,
  aFood,
  aRecipe,
  aSelectionInput,
  somePreferences,
  someTargets,
} from '../../support/recipes.ts';

const catalog = aCatalog({
  foods: [aFood('aubergine')],
  recipes: [
    aRecipe('stew', { ingredients: [{ food: 'aubergine', grams: 300 }] }),
    aRecipe('soup'),
    aRecipe('salad'),
  ],
});

describe('dayContext', () => {
  it('holds turned down what the feedback or the preferences turn down', () => {
    const feedback = new Map([
      ['stew', 'dislike' as const],
      ['salad', 'like' as const],
    ]);
    const preferences = somePreferences({ dislikedRecipes: ['soup'] });
    const { turnedDown } = dayContext(aSelectionInput({ catalog, feedback, preferences }));
    expect([...turnedDown].sort()).toEqual(['soup', 'stew']);
  });

  it('finds the recipes with a food that is not liked', () => {
    const preferences = somePreferences({ dislikedFoods: ['Aubergines'] });
    const { withDislikedFood } = dayContext(aSelectionInput({ catalog, preferences }));
    expect([...withDislikedFood]).toEqual(['stew']);
  });

  it.each([
    ['2026-11-20', 'weekday'],
    ['2026-11-21', 'weekend'],
    ['2026-11-22', 'weekend'],
    ['2026-11-23', 'weekday'],
  ])('knows %s for a %s', (localDate, dayKind) => {
    const targets = someTargets({ localDate });
    expect(dayContext(aSelectionInput({ catalog, targets })).dayKind).toBe(dayKind);
  });

  it('counts the days since a recipe was last there, and nothing of the future', () => {
    const recent = [
      { localDate: '2026-11-25', recipeIds: ['salad'] },
      { localDate: '2026-11-21', recipeIds: ['soup'] },
      { localDate: '2026-11-18', recipeIds: ['soup', 'stew'] },
    ];
    const { daysSince } = dayContext(aSelectionInput({ catalog, recent }));
    expect([...daysSince]).toEqual([
      ['soup', 1],
      ['stew', 4],
    ]);
  });

  it('tells what was eaten from what was only offered, where the plan says so', () => {
    const recent = [
      { localDate: '2026-11-21', recipeIds: ['soup', 'salad'], eatenIds: ['soup'] },
      { localDate: '2026-11-18', recipeIds: ['salad', 'stew'] },
    ];
    const { daysSince, daysSinceOffered } = dayContext(aSelectionInput({ catalog, recent }));
    expect([...daysSince]).toEqual([
      ['soup', 1],
      ['salad', 4],
      ['stew', 4],
    ]);
    expect([...daysSinceOffered]).toEqual([
      ['soup', 1],
      ['salad', 1],
      ['stew', 4],
    ]);
  });
});
