import { buildPlan } from '../../domain/plan/build-plan.ts';
import type { MealPlan, PlanMeals } from '../../domain/plan/meal-plan.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';

/** The plan that the optimizer makes of `input`, as stored for the first time. Throws where there is no day. */
export function aPlanFor(input: SelectionInput): MealPlan {
  const plan = anyPlanFor(input);
  if (plan === undefined) throw new Error('No day fits');
  return plan;
}

/** As `aPlanFor`, for inputs that may be anything: `undefined` where there is no day. */
export function anyPlanFor(input: SelectionInput): MealPlan | undefined {
  const result = optimizeRecipes(input);
  if (result.status !== 'selected') return undefined;
  const content = buildPlan({
    targets: input.targets,
    meals: result.meals,
    relaxed: result.relaxed,
    optimality: result.optimality,
    unlock: result.unlock,
    diet: input.preferences.diet,
    catalogVersion: input.catalog.version,
    inputsHash: 'hash',
    createdAt: '2026-11-22T02:00:00.000Z',
  });
  return { ...content, revision: 1 };
}

/** Ids of all alternatives, in the order of the day. */
export const recipeIdsOf = (meals: PlanMeals): string[] =>
  SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId));
