import { dayContext } from '../../recipes/day-context.ts';
import { explainPoints, type OptionPoints } from '../../recipes/explain-points.ts';
import { type Replacement, runnersUp } from '../../recipes/optimizer/replace-option.ts';
import { rankRecipes } from '../../recipes/rank-recipes.ts';
import type { SelectionInput } from '../../recipes/select-day.ts';
import { type BySlot, mapSlots } from '../../recipes/slots.ts';
import type { Making } from '../made-from.ts';
import type { MealOption, MealPlan } from '../meal-plan.ts';

/** The recipe that would stand in an option's place, the other options staying. */
export type Second = {
  recipeId: string;
  name: string;
  portion: number;
  energyKcal: number;
  /** Points that the option has more. Below 0 where the second would only fit a wider day. */
  behind: number;
  /** Bands that the day would leave with it. */
  leaves: Replacement['leaves'];
};

/** An option of a plan with its points and with what came second in its place. */
export type ExplainedOption = MealOption & {
  isChosen: boolean;
  /** Absent in a plan that was not made by points, and where the recipe is not offered any more. */
  points?: OptionPoints;
  /** Absent where nothing else fits. */
  second?: Second;
};

/** Every option of a plan as the rules of now see it. */
export function explainOptions({
  plan,
  input,
  making,
}: {
  plan: MealPlan;
  input: SelectionInput;
  making: Making['kind'];
}): BySlot<ExplainedOption[]> {
  const pointsOf = making === 'selected' ? points({ plan, input }) : () => undefined;
  const secondOf = making === 'selected' ? seconds({ plan, input }) : () => undefined;
  return mapSlots((slot) =>
    plan.meals[slot].map((option, index) => {
      const [own, second] = [pointsOf(option, index), secondOf(option)];
      return {
        ...option,
        isChosen: plan.choices[slot] === option.recipeId,
        ...(own && { points: own }),
        ...(second && { second }),
      };
    }),
  );
}

function points({ plan, input }: { plan: MealPlan; input: SelectionInput }) {
  const context = dayContext(input);
  const ranking = rankRecipes({ ...input, context });
  return ({ slot, recipeId, portion }: MealOption, index: number): OptionPoints | undefined => {
    const ranked = ranking[slot].find(({ recipe }) => recipe.id === recipeId);
    if (ranked === undefined) return undefined;
    const before = plan.meals[slot].slice(0, index);
    const chosen = before.flatMap((option) => input.catalog.recipes.get(option.recipeId) ?? []);
    return explainPoints({ ranked, portion, slot, chosen, context });
  };
}

function seconds({ plan, input }: { plan: MealPlan; input: SelectionInput }) {
  const places = runnersUp({ input, meals: plan.meals });
  return ({ slot, recipeId }: MealOption): Second | undefined => {
    const place = places.find((other) => other.slot === slot && other.recipeId === recipeId);
    return place?.runnerUp && secondFrom(place.runnerUp);
  };
}

function secondFrom({ pick: { recipe, portion, energyKcal }, difference, leaves }: Replacement): Second {
  return { recipeId: recipe.id, name: recipe.name, portion, energyKcal, behind: -difference, leaves };
}
