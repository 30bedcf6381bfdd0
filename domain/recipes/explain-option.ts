import type { MealOption, Reason } from '../plan/meal-plan.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { minutesFor } from './leftover-dishes.ts';
import { portionNutrition } from './portion.ts';
import type { MealSlot, Nutrition, Recipe } from './recipe.ts';
import { RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { ReasonContext, SoftRule } from './rules/rule.ts';

/** More than three reasons are none. */
const MAX_REASONS = 3;

/** What sets a recipe apart from other meals: says least about the recipe itself, so it comes last, and once only. */
const COMPARISONS: readonly SoftRuleName[] = ['variety', 'weekCuisines', 'freshness'];

/** Weightiest first. */
const REASON_ORDER: readonly SoftRuleName[] = (Object.keys(SOFT_RULES) as SoftRuleName[])
  .filter((name) => !COMPARISONS.includes(name))
  .sort((a, b) => RULE_WEIGHTS[b] - RULE_WEIGHTS[a]);

/**
 * The option as the plan holds it, with one to three reasons: `first` ones, then what the rules say, the weightiest
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
  const saidBy = (name: SoftRuleName): readonly Reason[] => {
    const rule: SoftRule = SOFT_RULES[name];
    const reason = rule.reason(recipe, reasonContext);
    return reason === undefined ? [] : [reason];
  };
  const said = [...REASON_ORDER.flatMap(saidBy), ...COMPARISONS.flatMap(saidBy).slice(0, 1)];
  const rules = [...first, ...said];
  const reasons = rules.length > 0 ? rules : [energyReason({ slot, nutrition })];
  return {
    recipeId: recipe.id,
    name: recipe.name,
    slot,
    portion,
    minutes: minutesFor({ ...context, recipe }),
    nutrition,
    reasons: reasons.slice(0, MAX_REASONS),
  };
}

function energyReason({ slot, nutrition }: { slot: MealSlot; nutrition: Nutrition }): Reason {
  const kcal = Math.round(nutrition.energyKcal);
  return { code: 'fits_energy', text: `Its ${kcal} kcal are what today leaves for ${slot}` };
}
