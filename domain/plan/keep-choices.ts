import type { PlanContent } from '../ports/plan-repository.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { PlanChoices } from './meal-plan.ts';

/** Carries the user's choices over to a new plan, where the chosen recipe is still an alternative. */
export function keepChoices({
  content,
  choices = {},
}: {
  content: PlanContent;
  choices: PlanChoices | undefined;
}): PlanContent {
  const kept = SLOTS.flatMap((slot) =>
    content.meals[slot].some(({ recipeId }) => recipeId === choices[slot]) ? [[slot, choices[slot]]] : [],
  );
  return { ...content, choices: Object.fromEntries(kept) };
}
