import type { Relaxation } from '../plan/meal-plan.ts';
import type { DayContext } from './day-context.ts';
import { portionCost, portionNutrition } from './portion.ts';
import type { RankedRecipe } from './rank-recipes.ts';
import type { MealSlot, Recipe } from './recipe.ts';
import { RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { RuleContext, SoftRule } from './rules/rule.ts';
import { BROKEN_RULE_COST } from './score-recipes.ts';
import { pieceCost } from './whole-pieces.ts';

/** What one rule gives or takes: `weight` × `score` (−1 to 1), and what it tells the reader of it. */
export type RulePoints = { rule: string; weight: number; score: number; points: number; text?: string };

/** The points of a recipe in a place of a plan, part by part. */
export type OptionPoints = {
  /** The sum of all that follows. */
  total: number;
  rules: RulePoints[];
  /** Rules that it breaks: each costs more than all others can give. */
  broken: { relaxation: Relaxation; points: number }[];
  /** What an unusual portion costs: 0 or less. */
  portion: number;
  /** What the seed of user and day gave it, so that equals do not always come in the same order. */
  chance: number;
};

/**
 * Takes the points of a ranked recipe apart: asks every soft rule for what it says of it in a place of `slot`,
 * beside the recipes that stand before it.
 */
export function explainPoints({
  ranked: { recipe, score, breaks },
  portion,
  slot,
  chosen,
  context,
}: {
  ranked: RankedRecipe;
  portion: number;
  slot: MealSlot;
  chosen: readonly Recipe[];
  context: DayContext;
}): OptionPoints {
  const alone = sumOf(askRules({ recipe, portion, context: { ...context, slot, chosen: [] } }));
  const rules = askRules({ recipe, portion, context: { ...context, slot, chosen } });
  const broken = breaks.map((relaxation) => ({ relaxation, points: -BROKEN_RULE_COST }));
  const parts = {
    rules,
    broken,
    portion: -(portionCost(portion) + pieceCost({ recipe, portion, foods: context.foods })),
    chance: score - alone - sumOf(broken),
  };
  return { total: sumOf(rules) + sumOf(broken) + parts.portion + parts.chance, ...parts };
}

const sumOf = (parts: readonly { points: number }[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0);

function askRules({
  recipe,
  portion,
  context,
}: {
  recipe: Recipe;
  portion: number;
  context: RuleContext;
}): RulePoints[] {
  const nutrition = portionNutrition({ recipe, portion });
  return (Object.keys(SOFT_RULES) as SoftRuleName[]).map((name) => {
    const rule: SoftRule = SOFT_RULES[name];
    const weight = RULE_WEIGHTS[name];
    const score = rule.score(recipe, context);
    const text = rule.reason(recipe, { ...context, nutrition })?.text;
    return { rule: rule.id, weight, score, points: weight * score, ...(text !== undefined && { text }) };
  });
}
