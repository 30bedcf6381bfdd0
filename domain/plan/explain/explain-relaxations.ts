import { cookingLimitOf } from '../../profile/cooking-minutes.ts';
import { foodsNamed } from '../../recipes/catalog-index.ts';
import { ALTERNATIVES } from '../../recipes/compose-day.ts';
import { type DayContext, dayContext } from '../../recipes/day-context.ts';
import { minutesFor } from '../../recipes/leftover-dishes.ts';
import { bandsLeftBy } from '../../recipes/optimizer/left-bands.ts';
import { rulesGivenUp } from '../../recipes/rank-recipes.ts';
import type { MealSlot, Recipe } from '../../recipes/recipe.ts';
import type { SelectionInput } from '../../recipes/select-day.ts';
import { SLOTS } from '../../recipes/slots.ts';
import type { Unlock } from '../../recipes/unlock.ts';
import { energyBounds } from '../day-energy.ts';
import type { MealPlan, Relaxation } from '../meal-plan.ts';
import { limitsLeftByFirst } from '../stated-limits.ts';

/** Something that a plan gave up: where it shows, and the least change that makes it needless, if there is one. */
export type ExplainedRelaxation = { relaxation: Relaxation; where: string[]; freedBy?: string };

/** The limit of the person that a relaxation is about. */
const LIMITS: Partial<Record<Relaxation, Unlock['limit']>> = {
  cooking_time: 'cooking_minutes',
  disliked_foods: 'disliked_food',
  disliked_recipes: 'disliked_recipes',
  fewer_alternatives: 'disliked_recipes',
};

type RuleRelaxation = Exclude<
  Relaxation,
  'stated_limits' | 'nutrient_bands' | 'energy_band' | 'fewer_alternatives'
>;

/** Explains each relaxation of a plan by the options that needed it. */
export function explainRelaxations({
  plan,
  input,
  unlock,
}: {
  plan: MealPlan;
  input: SelectionInput;
  unlock: readonly Unlock[];
}): ExplainedRelaxation[] {
  return plan.relaxed.map((relaxation) => {
    const freedBy = unlock.find(({ limit }) => limit === LIMITS[relaxation])?.text;
    return {
      relaxation,
      where: placesOf({ relaxation, plan, input }),
      ...(freedBy !== undefined && { freedBy }),
    };
  });
}

type Asked<Kind extends Relaxation> = { relaxation: Kind; plan: MealPlan; input: SelectionInput };

function placesOf({ relaxation, plan, input }: Asked<Relaxation>): string[] {
  if (relaxation === 'energy_band') {
    const { minKcal, maxKcal } = energyBounds(plan.meals);
    return [`combinations come to ${Math.round(minKcal)} to ${Math.round(maxKcal)} kcal`];
  }
  if (relaxation === 'fewer_alternatives') {
    return SLOTS.filter((slot) => plan.meals[slot].length < ALTERNATIVES).map(
      (slot) => `${slot} has ${plan.meals[slot].length} of ${ALTERNATIVES}`,
    );
  }
  if (relaxation === 'stated_limits') {
    return limitsLeftByFirst(plan).map(
      ({ name, unit, limit, first }) =>
        `${name} of the first options comes to ${Math.round(first)} ${unit}, its limit is ${Math.round(limit)} ${unit}`,
    );
  }
  if (relaxation === 'nutrient_bands') {
    return bandsLeftBy(plan).map(({ nutrient, side, amount, bound }) => {
      const unit = nutrient === 'sodiumMg' ? 'mg' : 'g';
      const name = nutrient.replace(/M?[gG]$/, '');
      return `${name} comes to ${Math.round(amount)} ${unit}, its ${side} bound is ${Math.round(bound)} ${unit}`;
    });
  }
  return optionsThatBreak({ relaxation, plan, input });
}

function optionsThatBreak({ relaxation, plan, input }: Asked<RuleRelaxation>): string[] {
  const context = dayContext(input);
  return SLOTS.flatMap((slot) =>
    plan.meals[slot].flatMap(({ recipeId }) => {
      const recipe = input.catalog.recipes.get(recipeId);
      if (recipe === undefined) return [];
      const broken = rulesGivenUp(recipe, { ...context, slot, chosen: [] });
      if (broken === 'forbidden' || !broken.includes(relaxation)) return [];
      return [`${recipe.name}: ${DETAILS[relaxation]({ recipe, slot, input, context })}`];
    }),
  );
}

type Detail = (args: {
  recipe: Recipe;
  slot: MealSlot;
  input: SelectionInput;
  context: DayContext;
}) => string;

const DETAILS: Record<RuleRelaxation, Detail> = {
  repeats: ({ recipe, context }) => `in the plan ${context.daysSinceOffered.get(recipe.id)} days before`,
  cooking_time: ({ recipe, slot, context: { preferences: limits, dayKind, leftovers } }) =>
    `${minutesFor({ recipe, leftovers })} minutes, the limit is ${cookingLimitOf({ limits, dayKind, slot })}`,
  disliked_foods: ({ recipe, input: { catalog, preferences } }) => {
    const disliked = foodsNamed({ catalog, terms: preferences.dislikedFoods });
    const foods = recipe.ingredients.filter(({ food }) => disliked.has(food));
    return `with ${foods.map(({ food }) => catalog.foods.get(food)?.name ?? food).join(', ')}`;
  },
  disliked_recipes: () => 'turned down before',
};
