import { DomainError } from '../errors.ts';
import type { MealSlot } from '../recipes/recipe.ts';
import type { MealOption, MealPlan } from './meal-plan.ts';

/**
 * The option of `slot` that holds `recipeId`.
 *
 * @throws DomainError invalid `not_an_alternative` when the slot has no such alternative.
 */
export function findOption({
  plan,
  slot,
  recipeId,
}: {
  plan: MealPlan;
  slot: MealSlot;
  recipeId: string;
}): MealOption {
  const option = plan.meals[slot].find((candidate) => candidate.recipeId === recipeId);
  if (option !== undefined) return option;
  const message = `The recipe is not one of the alternatives for ${slot}.`;
  throw new DomainError('invalid', 'not_an_alternative', message, {
    fields: [{ path: '/recipeId', message }],
  });
}

/**
 * The plan with `recipeId` chosen for `slot`, one revision on; the same plan when it was chosen already.
 *
 * @throws DomainError invalid `not_an_alternative`.
 */
export function chooseOption({
  plan,
  slot,
  recipeId,
}: {
  plan: MealPlan;
  slot: MealSlot;
  recipeId: string;
}): MealPlan {
  findOption({ plan, slot, recipeId });
  if (plan.choices[slot] === recipeId) return plan;
  return { ...plan, revision: plan.revision + 1, choices: { ...plan.choices, [slot]: recipeId } };
}
