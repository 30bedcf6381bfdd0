import { chooseDefaults, ENOUGH_PROTEIN, type WithDefaults } from './choose-defaults.ts';
import { composeByLadder } from './compose-by-ladder.ts';
import { type ComposeDay, composeDay, type Terms } from './compose-day.ts';
import { type DayContext, dayContext } from './day-context.ts';
import { SHARE_PATTERNS } from './energy-windows.ts';
import { explainMeals } from './explain-meals.ts';
import { rankRecipes, scoreBesideChosen } from './rank-recipes.ts';
import { SELECTION_LADDER } from './relaxation-ladder.ts';
import { relaxationsIn } from './relaxations-in.ts';
import type { SelectionInput, SelectionResult } from './select-day.ts';
import { slotsAmong } from './slots.ts';

/** Weight of the protein rule where the usual one leaves the default day short of protein. */
const PROTEIN_EMPHASIS = { protein: 6 };

/**
 * Selects a day's recipes: three different ones for each slot, in portions such that one of each slot, whichever,
 * add up to the day's energy within 5 %, or 10 % where 5 % cannot be had. Gives things up in the order of the
 * ladder, never a restriction; `relaxed` names what the result really gave up.
 */
export function selectRecipes(input: SelectionInput): SelectionResult {
  const { catalog, seed, targets, preferences } = input;
  const { energyKcal } = targets;
  const slots = slotsAmong(input.slots);
  const context = dayContext(input);
  const day: Omit<ComposeDay, 'terms'> = {
    ranking: rankRecipes({ catalog, context, seed }),
    energyKcal,
    patterns: SHARE_PATTERNS,
    besideChosen: (args) => scoreBesideChosen({ ...args, context }),
    slots,
  };
  const composition = composeByLadder({ ...day, ladder: SELECTION_LADDER, preferences });
  if (composition.status === 'infeasible') return composition;

  const first = chooseDefaults({ picks: composition.picks, targets });
  const { picks } = withEnoughProtein({ first, input, context, day, terms: composition.terms });
  const meals = explainMeals({ picks, context });
  return { status: 'selected', meals, relaxed: relaxationsIn({ picks, meals, energyKcal, slots }) };
}

/** Where `first` lacks protein, the same once more with protein above all; whichever of the two has more. */
function withEnoughProtein({
  first,
  input,
  context,
  day,
  terms,
}: {
  first: WithDefaults;
  input: SelectionInput;
  context: DayContext;
  day: Omit<ComposeDay, 'terms'>;
  terms: Terms;
}): WithDefaults {
  if (first.proteinShare >= ENOUGH_PROTEIN) return first;
  const { catalog, seed, targets } = input;
  const ranking = rankRecipes({ catalog, context, seed, emphasis: PROTEIN_EMPHASIS });
  const composition = composeDay({ ...day, ranking, terms });
  if (composition.status === 'short') return first;
  const second = chooseDefaults({ picks: composition.picks, targets });
  return second.proteinShare > first.proteinShare ? second : first;
}
