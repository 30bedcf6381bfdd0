import type { MealOption, PlanChoices, PlanMeals } from '../plan/meal-plan.ts';
import { shownDishes } from '../plan/shown-dishes.ts';
import type { Catalog, MealSlot } from '../recipes/recipe.ts';
import { type BySlot, mapSlots } from '../recipes/slots.ts';
import { type DaySupply, type DishToMake, recipeNeeds } from './day-supply.ts';
import { roundAmount } from './lot.ts';

/** A dish of a meal, with what it needs of each food, g. */
export type DishNeeds = DishToMake & { slot: MealSlot };

/** An ingredient, g: `atHomeG` of it is there for this dish. */
export type PlanIngredient = { foodId: string; massG: number; atHomeG: number; missingG: number };

/**
 * A dish of a plan with what is at home for it. A dish that was cooked needs nothing any more, and one of leftovers
 * nothing but their servings.
 */
export type PlanDish = {
  recipeId: string;
  isCooked: boolean;
  /** Servings of leftovers that it is made of; 0 where it has to be cooked. */
  leftovers: number;
  ingredients: PlanIngredient[];
};

type Plan = { meals: PlanMeals; choices: PlanChoices };

/** What the dishes that somebody eats who follows the plan need; recipes that are no longer known need nothing. */
export function planNeeds({ plan, catalog }: { plan: Plan; catalog: Catalog }): DishNeeds[] {
  return shownDishes(plan).map((dish) => needsOf({ dish, catalog }));
}

function needsOf({
  dish: { slot, recipeId, portion },
  catalog,
}: {
  dish: Pick<MealOption, 'slot' | 'recipeId' | 'portion'>;
  catalog: Catalog;
}): DishNeeds {
  const recipe = catalog.recipes.get(recipeId);
  return { slot, recipeId, portion, needs: recipe === undefined ? [] : recipeNeeds({ recipe, portion }) };
}

/**
 * What is at home for each alternative of each meal. The day is shared: what one chosen dish takes is not there for the
 * next one, in the order of the day. An alternative gets what the chosen dishes of the other meals leave.
 */
export function planIngredients({
  plan,
  catalog,
  supply,
  cooked,
}: {
  plan: Plan;
  catalog: Catalog;
  supply: DaySupply;
  cooked: ReadonlySet<string>;
}): BySlot<PlanDish[]> {
  const chosen = planNeeds({ plan, catalog }).filter(({ recipeId }) => !cooked.has(recipeId));
  const shared = supply.copy();
  const met = new Map(chosen.map((dish) => [dish.slot, meet({ dish, supply: shared })]));
  const dishesOf = (slot: MealSlot): PlanDish[] =>
    plan.meals[slot].map((option) => {
      const { recipeId } = option;
      if (cooked.has(recipeId)) return { recipeId, isCooked: true, leftovers: 0, ingredients: [] };
      const standing = met.get(slot);
      if (standing?.recipeId === recipeId) return standing;
      const left = supply.copy();
      for (const other of chosen) if (other.slot !== slot) meet({ dish: other, supply: left });
      return meet({ dish: needsOf({ dish: option, catalog }), supply: left });
    });
  return mapSlots(dishesOf);
}

function meet({ dish, supply }: { dish: DishNeeds; supply: DaySupply }): PlanDish {
  const { recipeId, portion, needs } = dish;
  if (supply.reheat(dish).length > 0) {
    return { recipeId, isCooked: false, leftovers: portion, ingredients: [] };
  }
  const ingredients = needs.map((need) => {
    const atHomeG = roundAmount(supply.take(need).reduce((sum, { amount }) => sum + amount, 0));
    return { ...need, atHomeG, missingG: roundAmount(need.massG - atHomeG) };
  });
  return { recipeId, isCooked: false, leftovers: 0, ingredients };
}
