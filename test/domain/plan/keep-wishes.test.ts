import { describe, expect, it } from 'vitest';
import { keepWishes } from '../../../domain/plan/keep-wishes.ts';
import { selectionInput } from '../../../domain/plan/selection-input.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import { aSelectionInput } from '../../support/recipes.ts';

const input = aSelectionInput();
const { revision: _, ...content } = aPlanFor(input);
const [first, second] = content.meals.lunch;

describe('a new plan for a day that the user has dealt with', () => {
  it('keeps a choice whose recipe is still there, and drops one that is gone', () => {
    const choices = { lunch: second?.recipeId ?? '', dinner: 'not-there-any-more' };
    const kept = keepWishes({ content, current: { choices } });
    expect(kept.choices).toEqual({ lunch: second?.recipeId });
  });

  it('does not bring back what was swapped away', () => {
    const away = first?.recipeId ?? '';
    expect(keepWishes({ content, current: { choices: {}, swappedAway: [away] } }).swappedAway).toEqual([
      away,
    ]);
    const again = selectionInput({
      inputs: { ...input, timeZone: 'UTC', pantry: [], leftovers: [], current: undefined },
      catalog: input.catalog,
      userId: 'someone',
      localDate: content.localDate,
      avoided: [away],
    });
    const selected = optimizeRecipes({ ...again, seed: input.seed });
    expect(selected.status === 'selected' && recipeIdsOf(selected.meals)).not.toContain(away);
    expect(recipeIdsOf(content.meals)).toContain(away);
  });

  it('is as it is where the user has done nothing', () => {
    expect(keepWishes({ content, current: undefined })).toBe(content);
  });
});
