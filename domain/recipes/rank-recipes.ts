import type { Relaxation } from '../plan/meal-plan.ts';
import { catalogIndex } from './catalog-index.ts';
import type { DayContext } from './day-context.ts';
import { hashAfter } from './hash-string.ts';
import type { Catalog, MealSlot, Recipe } from './recipe.ts';
import { HARD_RULES, RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { HardRule, RuleContext, SoftRule } from './rules/rule.ts';
import { type BySlot, mapSlots } from './slots.ts';

/** A recipe that a slot may hold, with its score and what must be given up to use it. */
export type RankedRecipe = {
  recipe: Recipe;
  /** Weighted sum of the soft rules that do not follow the other choices. */
  score: number;
  /** Hard rules that it breaks, by the name under which they are given up; a restriction never is. */
  breaks: readonly Relaxation[];
};

/** Candidates of each slot, best first. Recipes that break a restriction are not among them. */
export type Ranking = BySlot<readonly RankedRecipe[]>;

/** Below most weights: the seed decides between recipes that the rules hold about equal. */
const TIE_BREAK_WEIGHT = 0.5;

/** Taken off for each rule a recipe breaks: more than all soft rules together, so that it comes last. */
const BROKEN_RULE_COST = 20;

const HARD: readonly HardRule[] = HARD_RULES;

const SOFT = (Object.keys(SOFT_RULES) as SoftRuleName[]).map(
  (name): { rule: SoftRule; name: SoftRuleName } => ({ rule: SOFT_RULES[name], name }),
);
const STATIC_RULES = SOFT.filter(({ rule }) => rule.followsChosen !== true);
const FOLLOWING_RULES = SOFT.filter(({ rule }) => rule.followsChosen === true);

type Weights = Record<SoftRuleName, number>;

/** Orders the catalogue for one person and day. `emphasis` replaces weights of the registry. */
export function rankRecipes({
  catalog,
  context,
  seed,
  emphasis = {},
}: {
  catalog: Catalog;
  context: DayContext;
  seed: string;
  emphasis?: Partial<Weights>;
}): Ranking {
  const weights = { ...RULE_WEIGHTS, ...emphasis };
  return mapSlots((slot) => {
    const slotContext: RuleContext = { ...context, slot, chosen: [] };
    const chance = tieBreaker({ seed, slot });
    const ranked: RankedRecipe[] = [];
    for (const recipe of catalogIndex(catalog).bySlot[slot]) {
      const breaks = rulesGivenUp(recipe, slotContext);
      if (breaks === 'forbidden') continue;
      const score = scoreAlone({ recipe, context: slotContext, breaks, weights }) + chance(recipe.id);
      ranked.push({ recipe, score, breaks });
    }
    return ranked.sort((a, b) => b.score - a.score);
  });
}

/** What the rules say of a recipe whatever else is chosen, less what it breaks. */
export function scoreAlone({
  recipe,
  context,
  breaks,
  weights = RULE_WEIGHTS,
}: {
  recipe: Recipe;
  context: RuleContext;
  breaks: readonly Relaxation[];
  weights?: Weights;
}): number {
  return weigh({ rules: STATIC_RULES, weights, recipe, context }) - BROKEN_RULE_COST * breaks.length;
}

/** What a recipe's score gains by chance, the same for the same seed: it decides between equals. */
export function tieBreaker({ seed, slot }: { seed: string; slot: MealSlot }): (recipeId: string) => number {
  const hash = hashAfter(`${seed}:${slot}:`);
  return (recipeId) => TIE_BREAK_WEIGHT * hash(recipeId);
}

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
  return weigh({ rules: FOLLOWING_RULES, weights: RULE_WEIGHTS, recipe, context: slotContext });
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

function weigh({
  rules,
  weights,
  recipe,
  context,
}: {
  rules: typeof SOFT;
  weights: Weights;
  recipe: Recipe;
  context: RuleContext;
}): number {
  let score = 0;
  for (const { rule, name } of rules) score += weights[name] * rule.score(recipe, context);
  return score;
}
