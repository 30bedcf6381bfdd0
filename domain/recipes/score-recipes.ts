import { assertNever } from '../errors.ts';
import type { Relaxation } from '../plan/meal-plan.ts';
import { catalogIndex, type SlotIndex } from './catalog-index.ts';
import { hashToInt, toUnit } from './hash-string.ts';
import type { Catalog, MealSlot } from './recipe.ts';
import { HARD_RULES, RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from './rules/registry.ts';
import type { HardRule, RuleContext, SoftRule } from './rules/rule.ts';

/** By row of the slot's recipes in the catalogue's index. Says nothing of restrictions. */
export type RecipeScores = {
  /** Weighted sum of the soft rules that do not follow the other choices, less what is broken, and some chance. */
  score: Float64Array;
  /** Hard rules that a recipe breaks, by the name under which they are given up. */
  breaks: readonly (readonly Relaxation[])[];
};

/** A weight for every soft rule. */
export type Weights = Record<SoftRuleName, number>;

/** Below most weights: the seed decides between recipes that the rules hold about equal. */
const TIE_BREAK_WEIGHT = 0.5;

/** Taken off for each rule a recipe breaks: more than all soft rules together, so that it comes last. */
export const BROKEN_RULE_COST = 85;

const STATIC_RULES = (Object.keys(SOFT_RULES) as SoftRuleName[])
  .map((name): { rule: SoftRule; name: SoftRuleName } => ({ rule: SOFT_RULES[name], name }))
  .filter(({ rule }) => rule.reach.kind !== 'beside_chosen');

const HARD: readonly HardRule[] = HARD_RULES;

const NOTHING: readonly Relaxation[] = [];

/**
 * What the rules say of every recipe of a slot, whatever else is chosen: the same as asking each rule about each
 * recipe, in a tenth of the time.
 */
export function scoreRecipes({
  catalog,
  context,
  seed,
  weights = RULE_WEIGHTS,
}: {
  catalog: Catalog;
  context: RuleContext;
  seed: string;
  weights?: Weights;
}): RecipeScores {
  const index = catalogIndex(catalog).slots[context.slot];
  const score = chances({ index, seed, slot: context.slot });
  for (const { rule, name } of STATIC_RULES) {
    addRule({ score, rule, weight: weights[name], index, context });
  }
  return { score, breaks: addBroken({ score, index, context }) };
}

/** What a recipe's score gains by chance, the same for the same seed: it decides between equals. */
function chances({ index, seed, slot }: { index: SlotIndex; seed: string; slot: MealSlot }): Float64Array {
  const own = hashToInt(`${seed}:${slot}`);
  const score = new Float64Array(index.recipes.length);
  const { tieHash } = index;
  for (let row = 0; row < score.length; row += 1) {
    score[row] = TIE_BREAK_WEIGHT * toUnit((tieHash[row] ?? 0) ^ own);
  }
  return score;
}

type Adding = {
  score: Float64Array;
  rule: SoftRule;
  weight: number;
  index: SlotIndex;
  context: RuleContext;
};

function addRule({ score, rule, weight, index, context }: Adding): void {
  const { reach } = rule;
  switch (reach.kind) {
    case 'each':
      for (let row = 0; row < score.length; row += 1) {
        const recipe = index.recipes[row];
        if (recipe) score[row] = (score[row] ?? 0) + weight * rule.score(recipe, context);
      }
      return;
    case 'named':
      for (const id of reach.ids(context)) {
        const row = index.rowOf.get(id);
        const recipe = row === undefined ? undefined : index.recipes[row];
        if (row === undefined || recipe === undefined) continue;
        score[row] = (score[row] ?? 0) + weight * rule.score(recipe, context);
      }
      return;
    case 'alike': {
      const { groupOf, examples } = index[reach.by];
      const worth = Float64Array.from(examples, (recipe) => weight * rule.score(recipe, context));
      for (let row = 0; row < score.length; row += 1) {
        score[row] = (score[row] ?? 0) + (worth[groupOf[row] ?? 0] ?? 0);
      }
      return;
    }
    case 'kept': {
      const kept = keptScores({ rule, index, context, key: reach.key(context) });
      for (let row = 0; row < score.length; row += 1) {
        score[row] = (score[row] ?? 0) + weight * (kept[row] ?? 0);
      }
      return;
    }
    case 'beside_chosen':
      return;
    default:
      assertNever(reach);
  }
}

/** Scores of rules that depend on a key alone. The keys of a rule are few, so nothing is ever thrown away. */
const keptBySlot = new WeakMap<SlotIndex, Map<string, Float64Array>>();

function keptScores({
  rule,
  index,
  context,
  key,
}: {
  rule: SoftRule;
  index: SlotIndex;
  context: RuleContext;
  key: string;
}): Float64Array {
  const kept = keptBySlot.get(index) ?? new Map<string, Float64Array>();
  keptBySlot.set(index, kept);
  const name = `${rule.id} ${key}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const scores = Float64Array.from(index.recipes, (recipe) => rule.score(recipe, context));
  kept.set(name, scores);
  return scores;
}

/** The rules that each recipe breaks; takes their cost off its score. */
function addBroken({
  score,
  index,
  context,
}: {
  score: Float64Array;
  index: SlotIndex;
  context: RuleContext;
}): (readonly Relaxation[])[] {
  const { recipes, rowOf } = index;
  const breaks = new Array<readonly Relaxation[]>(recipes.length).fill(NOTHING);
  const ask = (rule: HardRule, relaxation: Relaxation, row: number | undefined): void => {
    const recipe = row === undefined ? undefined : recipes[row];
    if (row === undefined || recipe === undefined || rule.allows(recipe, context)) return;
    breaks[row] = [...(breaks[row] ?? NOTHING), relaxation];
    score[row] = (score[row] ?? 0) - BROKEN_RULE_COST;
  };
  for (const rule of HARD) {
    const { relaxedBy } = rule;
    if (relaxedBy === undefined) continue;
    const reach = rule.reach(context);
    if (reach === 'any') for (let row = 0; row < recipes.length; row += 1) ask(rule, relaxedBy, row);
    else for (const id of reach) ask(rule, relaxedBy, rowOf.get(id));
  }
  return breaks;
}
