import { type BoundedDay, boundDay, GAP_EPSILON } from './bound-day.ts';
import type { DayProblem } from './day-problem.ts';
import { NUTRIENTS, type Nutrient } from './nutrients.ts';
import type { DayItems } from './objective.ts';
import { type SearchBudget, searchDays } from './search-days.ts';
import { floatAt } from './typed-arrays.ts';

/** A band that costs the day points: without it, or a little wider, the day would be better. */
export type BindingBand = {
  nutrient: Nutrient;
  side: 'upper' | 'lower';
  /** Points that a bound wider by a hundredth of the day's target would gain, about. */
  price: number;
};

export type OptimizedDay =
  | {
      status: 'optimized';
      items: DayItems;
      objective: number;
      /** No day is worth more: proven. Equal to `objective` when the search was completed. */
      bound: number;
      binding: readonly BindingBand[];
    }
  /** `isProven`: no day fits, rather than none was found. */
  | { status: 'none_found'; isProven: boolean };

/** First window of the search, in points, and how it grows until a day is found in it. */
const WINDOWS = { first: 0.3, growth: 2 };
/** Where no day is known to reach down to, any will do. */
const BLIND_WINDOWS = { first: 2, growth: 4 };
/** More points than lie between any two days. */
const MAX_WINDOW = 1000;

/** Without a day to better a search is long, and the next rung of the ladder a likelier way to one. */
const BLIND_BUDGET: SearchBudget = { maxTrios: 8000, maxNodes: 300_000 };

/** What a search may take; mostly it takes a thousandth of it. */
export const FULL_BUDGET: SearchBudget = { maxTrios: 40_000, maxNodes: 3_000_000 };

/**
 * The best day of a problem: prices bound it from above, then all days that could be better than the best known one
 * are searched, within windows that grow. Exact unless the budget ends the search, and then `bound` says how far off
 * the best day can be at most. More budget never gives a worse day: the search goes the same way, only further.
 */
export function optimizeDay({
  problem,
  budget,
}: {
  problem: DayProblem;
  budget: SearchBudget;
}): OptimizedDay {
  const bounded = boundDay(problem);
  if (bounded === undefined) return { status: 'none_found', isProven: true };
  if (!bounded.fitsEnergy) return { status: 'none_found', isProven: false };
  const { items, objective, bound } = searchInStages({ problem, bounded, budget });
  if (items === undefined) return { status: 'none_found', isProven: false };
  return { status: 'optimized', items, objective, bound, binding: bindingBands(bounded) };
}

type Solution = Pick<BoundedDay, 'items' | 'objective' | 'bound'>;
type Widening = { problem: DayProblem; bounded: BoundedDay; budget: SearchBudget };

/** Looks for any day where none is known, then for the best one. */
function searchInStages({ problem, bounded, budget }: Widening): Solution {
  if (bounded.items !== undefined) return widenSearch({ problem, bounded, budget, windows: WINDOWS });
  const blind = { problem, bounded, budget: leastOf(budget, BLIND_BUDGET), windows: BLIND_WINDOWS };
  const { items, objective, bound } = widenSearch(blind);
  if (items === undefined || bound - objective < GAP_EPSILON) return { items, objective, bound };
  const known = { ...bounded, items, objective };
  const best = widenSearch({ problem, bounded: known, budget, windows: WINDOWS });
  return { ...best, bound: Math.min(bound, best.bound) };
}

/** Searches windows that grow until they hold a better day, or reach down to the one known. */
function widenSearch({
  problem,
  bounded,
  budget,
  windows: { first, growth },
}: Widening & { windows: { first: number; growth: number } }): Solution {
  let { items, objective } = bounded;
  const gap = bounded.bound - objective;
  if (gap < GAP_EPSILON) return { items, objective, bound: objective };
  let [proven, nodes] = [bounded.bound, 0];
  for (let window = first; window < MAX_WINDOW; window *= growth) {
    const own = Math.min(window, gap);
    const search = searchDays({
      problem,
      bounded,
      worth: objective,
      window: own,
      budget: { ...budget, maxNodes: budget.maxNodes - nodes },
    });
    if (search.status === 'overflow') break;
    nodes += search.nodes;
    proven = Math.min(proven, search.bound);
    if (search.found !== undefined) [items, objective] = [search.found.items, search.found.worth];
    if (search.found !== undefined || own === gap || nodes >= budget.maxNodes) break;
  }
  return { items, objective, bound: Math.max(proven, objective) };
}

const leastOf = (a: SearchBudget, b: SearchBudget): SearchBudget => ({
  maxTrios: Math.min(a.maxTrios, b.maxTrios),
  maxNodes: Math.min(a.maxNodes, b.maxNodes),
});

/** Prices under this are the last digits of others. */
const LEAST_PRICE = 0.1;
const HUNDREDTH = 0.01;

function bindingBands({ prices }: BoundedDay): BindingBand[] {
  const sides = [
    ['upper', prices.over],
    ['lower', prices.under],
  ] as const;
  return NUTRIENTS.flatMap((nutrient, at) =>
    sides
      .filter(([, values]) => floatAt(values, at) > LEAST_PRICE)
      .map(([side, values]) => ({ nutrient, side, price: floatAt(values, at) * HUNDREDTH })),
  ).sort((a, b) => b.price - a.price);
}
