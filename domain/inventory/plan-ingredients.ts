import type { MealOption, PlanChoices, PlanMeals } from '../plan/meal-plan.ts';
import { shownDishes } from '../plan/shown-dishes.ts';
import type { Catalog, MealSlot } from '../recipes/recipe.ts';
import { type BySlot, mapSlots } from '../recipes/slots.ts';
import { roundAmount } from './lot.ts';
import { type DaySupply, type FoodNeed, recipeNeeds } from './plan-stock.ts';

/** A dish and what it needs of each food, g. */
export type DishNeeds = { slot: MealSlot; recipeId: string; needs: FoodNeed[] };

/** An ingredient, g: `atHomeG` of it is there for this dish. */
export type PlanIngredient = { foodId: string; massG: number; atHomeG: number; missingG: number };

/** A dish of a plan with what is at home for it. A dish that was cooked needs nothing any more. */
export type PlanDish = { recipeId: string; isCooked: boolean; ingredients: PlanIngredient[] };

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
  return { slot, recipeId, needs: recipe === undefined ? [] : recipeNeeds({ recipe, portion }) };
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
      if (cooked.has(recipeId)) return { recipeId, isCooked: true, ingredients: [] };
      const standing = met.get(slot);
      if (standing?.recipeId === recipeId) return standing;
      const left = supply.copy();
      for (const other of chosen) if (other.slot !== slot) meet({ dish: other, supply: left });
      return meet({ dish: needsOf({ dish: option, catalog }), supply: left });
    });
  return mapSlots(dishesOf);
}

function meet({ dish, supply }: { dish: DishNeeds; supply: DaySupply }): PlanDish {
  const ingredients = dish.needs.map((need) => {
    const atHomeG = roundAmount(supply.take(need).reduce((sum, { massG }) => sum + massG, 0));
    return { ...need, atHomeG, missingG: roundAmount(need.massG - atHomeG) };
  });
  return { recipeId: dish.recipeId, isCooked: false, ingredients };
}
