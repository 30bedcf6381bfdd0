import { describe, expect, it } from 'vitest';
import { chooseDefaults } from '../../../domain/recipes/choose-defaults.ts';
import type { PortionedRecipe } from '../../../domain/recipes/compose-day.ts';
import { dayContext } from '../../../domain/recipes/day-context.ts';
import type { BySlot } from '../../../domain/recipes/slots.ts';
import { aRecipe, aSelectionInput, nutritionOf, someTargets } from '../../support/recipes.ts';

function pick(
  id: string,
  { score, proteinShare = 0.2 }: { score: number; proteinShare?: number },
): PortionedRecipe {
  const recipe = aRecipe(id, { perServing: nutritionOf({ energyKcal: 500, proteinShare }) });
  return { recipe, score, breaks: [], portion: 1, energyKcal: 500 };
}

const picks: BySlot<PortionedRecipe[]> = {
  breakfast: [pick('oats', { score: 3, proteinShare: 0.05 }), pick('skyr', { score: 1, proteinShare: 0.35 })],
  lunch: [pick('soup', { score: 1 }), pick('salad', { score: 2 })],
  dinner: [pick('curry', { score: 1 })],
  snack: [pick('apple', { score: 1 })],
};

const firstIds = (proteinG: number): (string | undefined)[] => {
  const context = dayContext(aSelectionInput());
  const ordered = chooseDefaults({ picks, targets: someTargets({ proteinG }), context });
  return [ordered.breakfast, ordered.lunch].map(([first]) => first?.recipe.id);
};

describe('chooseDefaults', () => {
  it('follows the scores where any choice has enough protein', () => {
    expect(firstIds(60)).toEqual(['oats', 'salad']);
  });

  it('puts the option first that brings the day its protein', () => {
    expect(firstIds(118)).toEqual(['skyr', 'salad']);
  });
});
