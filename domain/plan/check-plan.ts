import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { Catalog, MealSlot } from '../recipes/recipe.ts';
import { type BrokenRestriction, brokenRestrictions } from '../recipes/rules/restrictions.ts';
import { mapSlots, SLOTS } from '../recipes/slots.ts';
import type { MealOption, MealPlan, PlanMeals } from './meal-plan.ts';
import { shownDishes } from './shown-dishes.ts';

/** Why an option must not be shown: `unknown_recipe` cannot be checked, so it is not allowed either. */
export type PlanViolation = { slot: MealSlot; recipeId: string } & (
  | { kind: 'unknown_recipe' }
  | BrokenRestriction
);

/**
 * Every restriction that any alternative of `meals` breaks, judged by the catalogue and the preferences of now:
 * empty when the plan may be shown. Whoever reads, reuses or changes a plan asks this first.
 */
export function listViolations({
  meals,
  preferences,
  catalog,
}: {
  meals: PlanMeals;
  preferences: EaterPreferences;
  catalog: Catalog;
}): PlanViolation[] {
  return SLOTS.flatMap((slot) =>
    meals[slot].flatMap(({ recipeId }): PlanViolation[] => {
      const recipe = catalog.recipes.get(recipeId);
      if (recipe === undefined) return [{ slot, recipeId, kind: 'unknown_recipe' }];
      return brokenRestrictions({ recipe, preferences }).map((broken) => ({ slot, recipeId, ...broken }));
    }),
  );
}

/** A plan as its reader may see it now. */
export type ShowablePlan = {
  /** Empty when all of it may be shown. */
  violations: PlanViolation[];
  /** The options that may be shown. A slot may be empty. */
  meals: PlanMeals;
  /** What somebody eats who follows what may be shown: the chosen dish of each meal, else its first. */
  dishes: MealOption[];
};

/**
 * The one check before anything of a plan reaches its user, on a screen or in a push: judged by the catalogue and the
 * preferences of now, whoever made the plan and wherever its copy was kept.
 */
export function checkPlan({
  plan,
  preferences,
  catalog,
}: {
  plan: Pick<MealPlan, 'meals' | 'choices'>;
  preferences: EaterPreferences;
  catalog: Catalog;
}): ShowablePlan {
  const violations = listViolations({ meals: plan.meals, preferences, catalog });
  const meals = violations.length === 0 ? plan.meals : withhold({ meals: plan.meals, violations });
  return { violations, meals, dishes: shownDishes({ meals, choices: plan.choices }) };
}

/** The options of `meals` without the forbidden ones. A slot may come out empty. */
export function withhold({
  meals,
  violations,
}: {
  meals: PlanMeals;
  violations: readonly PlanViolation[];
}): PlanMeals {
  const forbidden = new Set(violations.map(({ recipeId }) => recipeId));
  return mapSlots((slot) => meals[slot].filter(({ recipeId }) => !forbidden.has(recipeId)));
}
