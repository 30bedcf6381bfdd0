import { chooseDefaults } from './choose-defaults.ts';
import { composeByLadder } from './compose-by-ladder.ts';
import { dayContext } from './day-context.ts';
import { SHARE_PATTERNS } from './energy-windows.ts';
import { explainMeals } from './explain-meals.ts';
import { rankRecipes, scoreBesideChosen } from './rank-recipes.ts';
import { FALLBACK_LADDER } from './relaxation-ladder.ts';
import { relaxationsIn } from './relaxations-in.ts';
import type { SelectionInput, SelectionResult } from './select-day.ts';
import { slotsAmong } from './slots.ts';

/**
 * A day for whom the optimizer finds none with three recipes in each slot: a wider energy band, then fewer
 * alternatives, then what the person turned down; never a restriction. `relaxed` names what it really gave up.
 */
export function selectFewer(input: SelectionInput): SelectionResult {
  const { catalog, seed, targets, preferences } = input;
  const { energyKcal } = targets;
  const slots = slotsAmong(input.slots);
  const context = dayContext(input);
  const composition = composeByLadder({
    ranking: rankRecipes({ catalog, context, seed }),
    energyKcal,
    slots,
    patterns: SHARE_PATTERNS,
    besideChosen: (args) => scoreBesideChosen({ ...args, context }),
    ladder: FALLBACK_LADDER,
    preferences,
  });
  if (composition.status === 'infeasible') return composition;
  const picks = chooseDefaults({ picks: composition.picks, targets, context });
  const meals = explainMeals({ picks, context });
  return { status: 'selected', meals, relaxed: relaxationsIn({ picks, meals, energyKcal, slots }) };
}
