import type { DayTargets } from '../../energy/day-targets.ts';
import type { PlanMeals, Relaxation } from '../../plan/meal-plan.ts';
import { relaxedWithBalance } from '../../plan/relaxed-with-balance.ts';
import { chooseDefaults } from '../choose-defaults.ts';
import type { PortionedRecipe } from '../compose-day.ts';
import { dayContext } from '../day-context.ts';
import { explainMeals } from '../explain-meals.ts';
import type { MealSlot } from '../recipe.ts';
import { relaxationsIn } from '../relaxations-in.ts';
import type { SelectionInput, SelectionResult } from '../select-day.ts';
import { selectFewer } from '../select-fewer.ts';
import { type BySlot, slotsAmong } from '../slots.ts';
import { smallestChanges } from '../smallest-change.ts';
import { type DayProblem, dayProblem } from './day-problem.ts';
import { type DayItems, OPTIONS } from './objective.ts';
import { optimalityOf } from './optimality-of.ts';
import { FULL_BUDGET, type OptimizedDay, optimizeDay } from './optimize-day.ts';
import { pickAt } from './pick-at.ts';
import { catalogTable } from './recipe-table.ts';
import { MILD_RUNGS, RUNGS, type Rung } from './rungs.ts';
import { type SlotCandidates, scoreCandidates } from './score-candidates.ts';
import type { SearchBudget } from './search-days.ts';

/** A day of recipes with what is proven of it. */
export type OptimizedSelection = {
  meals: PlanMeals;
  relaxed: readonly Relaxation[];
  /** What was allowed when the day was found. */
  rung: Rung;
  problem: DayProblem;
  day: Extract<OptimizedDay, { status: 'optimized' }>;
};

/**
 * Selects a day's recipes: of all ways to offer three different ones for each slot, in portions such that one of
 * each slot, whichever, make a day within 5 % of its energy and within the bands of protein, fat, carbohydrate, fibre
 * and sodium, the one that the rules like best. Bands of nutrients are left only where no day was found that keeps
 * them all, and then `relaxed` says so. Where three of each cannot be had, fewer are offered, or the result says why
 * there is no day.
 */
export function optimizeRecipes(input: SelectionInput): SelectionResult {
  const selection = optimizeSelection({ input, budget: FULL_BUDGET });
  if (selection === undefined) {
    return withUnlock(withBands({ selected: selectFewer(input), targets: input.targets }), input);
  }
  const { meals, relaxed } = selection;
  return withUnlock({ status: 'selected', meals, relaxed, optimality: optimalityOf(selection) }, input);
}

/** Whether there is a day is soon known where there is one. */
const FEASIBILITY_BUDGET: SearchBudget = { maxTrios: 500, maxNodes: 5000 };

/** Adds what the person could change of their own limits, where the day could not keep them. */
function withUnlock(result: SelectionResult, input: SelectionInput): SelectionResult {
  if (result.status === 'infeasible') return result;
  const fits = (changed: SelectionInput): boolean =>
    optimizeSelection({ input: changed, budget: FEASIBILITY_BUDGET, rungs: MILD_RUNGS }) !== undefined;
  const unlock = smallestChanges({ input, relaxed: result.relaxed, fits });
  return unlock.length === 0 ? result : { ...result, unlock };
}

/** What `optimizeRecipes` finds, with its proof; undefined where three options of each slot cannot be had. */
export function optimizeSelection({
  input,
  budget,
  rungs = RUNGS,
}: {
  input: SelectionInput;
  budget: SearchBudget;
  /** What may be allowed, tried in this order. */
  rungs?: readonly Rung[];
}): OptimizedSelection | undefined {
  const { catalog, seed, targets } = input;
  const context = dayContext(input);
  const candidates = scoreCandidates({ catalog, context, seed });
  const { recipeCount } = catalogTable(catalog);
  const slots = slotsAmong(input.slots);
  for (const rung of rungs) {
    const problem = dayProblem({ candidates, recipeCount, targets, slots, ...rung });
    const day = optimizeDay({ problem, budget });
    if (day.status === 'none_found') continue;
    const picks = chooseDefaults({
      picks: picksOf({ candidates, slots, problem, items: day.items }),
      targets,
      context,
    });
    const meals = explainMeals({ picks, context });
    const given = relaxationsIn({ picks, meals, energyKcal: targets.energyKcal, slots });
    const relaxed = relaxedWithBalance({ relaxed: given, meals, targets });
    return { meals, relaxed, rung, problem, day };
  }
  return undefined;
}

/** Adds what a selection that knows no bands of nutrients gave up of them. */
function withBands({
  selected,
  targets,
}: {
  selected: SelectionResult;
  targets: DayTargets;
}): SelectionResult {
  if (selected.status !== 'selected') return selected;
  return { ...selected, relaxed: relaxedWithBalance({ ...selected, targets }) };
}

function picksOf({
  candidates,
  slots,
  problem,
  items,
}: {
  candidates: BySlot<SlotCandidates>;
  slots: readonly MealSlot[];
  problem: DayProblem;
  items: DayItems;
}): BySlot<PortionedRecipe[]> {
  const picks: BySlot<PortionedRecipe[]> = { breakfast: [], lunch: [], dinner: [], snack: [] };
  for (const [index, slot] of slots.entries()) {
    for (const item of items.subarray(index * OPTIONS, (index + 1) * OPTIONS)) {
      picks[slot].push(pickAt({ candidates: candidates[slot], items: problem.slots[index], item }));
    }
  }
  return picks;
}
