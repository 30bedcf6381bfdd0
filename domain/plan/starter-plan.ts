import type { DayTargets } from '../energy/day-targets.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import { catalogIndex } from '../recipes/catalog-index.ts';
import { composeByLadder } from '../recipes/compose-by-ladder.ts';
import { type DayContext, dayContext } from '../recipes/day-context.ts';
import { SHARE_PATTERNS } from '../recipes/energy-windows.ts';
import { explainOption } from '../recipes/explain-option.ts';
import { type RankedRecipe, type Ranking, rulesGivenUp } from '../recipes/rank-recipes.ts';
import type { Catalog } from '../recipes/recipe.ts';
import { STARTER_LADDER } from '../recipes/relaxation-ladder.ts';
import { relaxationsIn } from '../recipes/relaxations-in.ts';
import type { RecipeFeedback, SelectionResult } from '../recipes/select-day.ts';
import { mapSlots } from '../recipes/slots.ts';
import type { Reason } from './meal-plan.ts';
import { relaxedWithBalance } from './relaxed-with-balance.ts';

/**
 * The plan for when nothing else worked: the quickest dishes that the restrictions allow, without those that the
 * person turned down as long as a slot has others. Needs no history and none of the scoring rules, so that what broke the selection does not break this. `infeasible` only
 * where the restrictions leave a slot without any recipe of its own.
 */
export function starterPlan({
  catalog,
  preferences,
  targets,
  feedback = new Map(),
}: {
  catalog: Catalog;
  preferences: EaterPreferences;
  targets: DayTargets;
  /** Only what was turned down counts. */
  feedback?: RecipeFeedback;
}): SelectionResult {
  const { energyKcal } = targets;
  const context = dayContext({ catalog, preferences, targets, feedback, recent: [] });
  const composition = composeByLadder({
    ranking: quickestFirst(catalog, context),
    energyKcal,
    patterns: SHARE_PATTERNS,
    besideChosen: ({ recipe, chosen }) =>
      chosen.some(({ mainFood }) => mainFood === recipe.mainFood) ? -SAME_MAIN_FOOD_MINUTES : 0,
    ladder: STARTER_LADDER,
    preferences,
  });
  if (composition.status === 'infeasible') return composition;
  const { picks } = composition;
  const meals = mapSlots((slot) =>
    picks[slot].map((pick) => explainOption({ pick, slot, chosen: [], context, first: [STARTER] })),
  );
  const relaxed = relaxationsIn({ picks, meals, energyKcal });
  return { status: 'selected', meals, relaxed: relaxedWithBalance({ relaxed, meals, targets }) };
}

const STARTER: Reason = { code: 'starter', text: 'A simple dish that keeps to your diet' };

/** The same main food twice weighs as much as this many minutes of cooking. */
const SAME_MAIN_FOOD_MINUTES = 60;

/** More minutes than any recipe takes: what breaks a rule comes after what breaks none. */
const BROKEN_RULE_MINUTES = 1000;

function quickestFirst(catalog: Catalog, context: DayContext): Ranking {
  return mapSlots((slot) =>
    catalogIndex(catalog)
      .bySlot[slot].flatMap((recipe): RankedRecipe[] => {
        const breaks = rulesGivenUp(recipe, { ...context, slot, chosen: [] });
        if (breaks === 'forbidden') return [];
        return [{ recipe, breaks, score: -recipe.minutes - BROKEN_RULE_MINUTES * breaks.length }];
      })
      .sort((a, b) => b.score - a.score),
  );
}
