import { Nutrition } from '../recipes/recipe.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { MealOption, PlanChoices, PlanMeals } from './meal-plan.ts';

/** What somebody eats who follows the plan: the chosen option of each meal, else its first; none of an empty meal. */
export function shownDishes({ meals, choices }: { meals: PlanMeals; choices: PlanChoices }): MealOption[] {
  return SLOTS.flatMap((slot) => {
    const chosen = meals[slot].find(({ recipeId }) => recipeId === choices[slot]);
    return chosen ?? meals[slot][0] ?? [];
  });
}

const FIGURES = Nutrition.keyof().options;

/** The nutrition of some dishes together, to a tenth. */
export function sumNutrition(dishes: readonly MealOption[]): Nutrition {
  const sums = FIGURES.map((figure) => {
    const sum = dishes.reduce((total, { nutrition }) => total + nutrition[figure], 0);
    return [figure, Math.round(sum * 10) / 10];
  });
  return Nutrition.parse(Object.fromEntries(sums));
}
