import type { PlanContent } from '../ports/plan-repository.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { MealPlan, PlanChoices, PlanMeals } from './meal-plan.ts';

/**
 * Carries what the user did with the day's plan over to a new one: choices whose recipe is still an
 * alternative, and what was swapped away.
 */
export function keepWishes({
  content,
  current,
}: {
  content: PlanContent;
  current: Pick<MealPlan, 'choices' | 'swappedAway'> | undefined;
}): PlanContent {
  if (current === undefined) return content;
  const { choices, swappedAway } = current;
  return {
    ...content,
    choices: keepChoices({ meals: content.meals, choices }),
    ...(swappedAway === undefined ? {} : { swappedAway }),
  };
}

/** The choices whose recipe is an alternative in `meals`. */
export function keepChoices({ meals, choices }: { meals: PlanMeals; choices: PlanChoices }): PlanChoices {
  const kept = SLOTS.flatMap((slot) =>
    meals[slot].some(({ recipeId }) => recipeId === choices[slot]) ? [[slot, choices[slot]]] : [],
  );
  return Object.fromEntries(kept);
}
