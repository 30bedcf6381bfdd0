import type { Relaxation } from '../plan/meal-plan.ts';
import { catalogIndex } from './catalog-index.ts';
import type { DayContext } from './day-context.ts';
import type { Catalog, MealSlot, Recipe } from './recipe.ts';
import { HARD_RULES, RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { HardRule, RuleContext, SoftRule } from './rules/rule.ts';
import { scoreRecipes } from './score-recipes.ts';
import { type BySlot, mapSlots } from './slots.ts';

/** A recipe that a slot may hold, with its score and what must be given up to use it. */
export type RankedRecipe = {
  recipe: Recipe;
  /** Weighted sum of the soft rules that do not follow the other choices. */
  score: number;
  /** Hard rules that it breaks, by the name under which they are given up; a restriction never is. */
  breaks: readonly Relaxation[];
  /** Servings that are there where it is left over; absent where any portion can be cooked. */
  servingsLeft?: number;
};

/** Candidates of each slot, best first. Recipes that break a restriction are not among them. */
export type Ranking = BySlot<readonly RankedRecipe[]>;

const HARD: readonly HardRule[] = HARD_RULES;
const NEVER_GIVEN_UP = HARD.filter(({ relaxedBy }) => relaxedBy === undefined);

const FOLLOWING_RULES = (Object.keys(SOFT_RULES) as SoftRuleName[])
  .map((name): { rule: SoftRule; name: SoftRuleName } => ({ rule: SOFT_RULES[name], name }))
  .filter(({ rule }) => rule.reach.kind === 'beside_chosen');

/** Orders the catalogue for one person and day. */
export function rankRecipes({
  catalog,
  context,
  seed,
}: {
  catalog: Catalog;
  context: DayContext;
  seed: string;
}): Ranking {
  return mapSlots((slot) => {
    const slotContext: RuleContext = { ...context, slot, chosen: [] };
    const { score, breaks } = scoreRecipes({ catalog, context: slotContext, seed });
    return catalogIndex(catalog)
      .bySlot[slot].map((recipe, row) => ({
        recipe,
        score: score[row] ?? 0,
        breaks: breaks[row] ?? [],
        ...leftOf(recipe, context),
      }))
      .filter(({ recipe }) => NEVER_GIVEN_UP.every((rule) => rule.allows(recipe, slotContext)))
      .sort((a, b) => b.score - a.score);
  });
}

const leftOf = ({ id }: Recipe, { leftovers }: DayContext): Pick<RankedRecipe, 'servingsLeft'> => {
  const dish = leftovers.get(id);
  return dish === undefined ? {} : { servingsLeft: dish.servings };
};

/** What the score of `recipe` changes by, given the recipes already chosen for its slot: 0 or less. */
export function scoreBesideChosen({
  recipe,
  slot,
  chosen,
  context,
}: {
  recipe: Recipe;
  slot: MealSlot;
  chosen: readonly Recipe[];
  context: DayContext;
}): number {
  if (chosen.length === 0) return 0;
  const slotContext = { ...context, slot, chosen };
  let score = 0;
  for (const { rule, name } of FOLLOWING_RULES) score += RULE_WEIGHTS[name] * rule.score(recipe, slotContext);
  return score;
}

/** The rules that must be given up to serve `recipe`, or `forbidden` where one of them never is. */
export function rulesGivenUp(recipe: Recipe, context: RuleContext): readonly Relaxation[] | 'forbidden' {
  const breaks: Relaxation[] = [];
  for (const rule of HARD) {
    if (rule.allows(recipe, context)) continue;
    if (rule.relaxedBy === undefined) return 'forbidden';
    breaks.push(rule.relaxedBy);
  }
  return breaks;
}
