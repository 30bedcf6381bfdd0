import { describe, expect, it } from 'vitest';
import { chooseOption } from '../../../domain/plan/choose-option.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aSelectionInput } from '../../support/recipes.ts';

const plan = aPlanFor(aSelectionInput());
const recipeId = plan.meals.dinner[2]?.recipeId ?? '';

describe('chooseOption', () => {
  it('notes the choice and moves the revision on', () => {
    const chosen = chooseOption({ plan, slot: 'dinner', recipeId });
    expect(chosen).toEqual({ ...plan, revision: 2, choices: { dinner: recipeId } });
  });

  it('changes nothing when the recipe was chosen already', () => {
    const chosen = chooseOption({ plan, slot: 'dinner', recipeId });
    expect(chooseOption({ plan: chosen, slot: 'dinner', recipeId })).toBe(chosen);
  });

  it.each([
    { slot: 'dinner' as const, id: 'not-in-the-plan' },
    { slot: 'lunch' as const, id: recipeId },
  ])('refuses $id for $slot', ({ slot, id }) => {
    expect(() => chooseOption({ plan, slot, recipeId: id })).toThrow(
      expect.objectContaining({ code: 'not_an_alternative', kind: 'invalid' }),
    );
  });
});
