import type { MealOption, Reason } from '../plan/meal-plan.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { portionNutrition } from './portion.ts';
import type { MealSlot, Nutrition, Recipe } from './recipe.ts';
import { RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { ReasonContext, SoftRule } from './rules/rule.ts';

/** More than four reasons are none. */
const MAX_REASONS = 4;

const followsChosen = ({ reach }: SoftRule): boolean => reach.kind === 'beside_chosen';

/** Weightiest first. What sets a recipe apart from the other choices comes last: it says least about the recipe. */
const REASON_ORDER: readonly SoftRule[] = (Object.keys(SOFT_RULES) as SoftRuleName[])
  .sort((a, b) => RULE_WEIGHTS[b] - RULE_WEIGHTS[a])
  .map((name): SoftRule => SOFT_RULES[name])
  .sort((a, b) => Number(followsChosen(a)) - Number(followsChosen(b)));

/**
 * The option as the plan holds it, with one to four reasons: `first` ones, then what the rules say, the weightiest
 * before the others; its energy where they say nothing.
 */
export function explainOption({
  pick,
  slot,
  chosen,
  context,
  first = [],
}: {
  pick: Pick<PortionedRecipe, 'recipe' | 'portion'>;
  slot: MealSlot;
  /** The other options of the slot that stand before this one. */
  chosen: readonly Recipe[];
  context: DayContext;
  first?: readonly Reason[];
}): MealOption {
  const { recipe, portion } = pick;
  const nutrition = portionNutrition({ recipe, portion });
  const reasonContext: ReasonContext = { ...context, slot, chosen, nutrition };
  const said = REASON_ORDER.flatMap((rule) => rule.reason(recipe, reasonContext) ?? []);
  const rules = [...first, ...said];
  const reasons = rules.length > 0 ? rules : [energyReason({ slot, nutrition })];
  return {
    recipeId: recipe.id,
    name: recipe.name,
    slot,
    portion,
    minutes: recipe.minutes,
    nutrition,
    reasons: reasons.slice(0, MAX_REASONS),
  };
}

function energyReason({ slot, nutrition }: { slot: MealSlot; nutrition: Nutrition }): Reason {
  const kcal = Math.round(nutrition.energyKcal);
  return { code: 'fits_energy', text: `Its ${kcal} kcal are what today leaves for ${slot}` };
}
