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
const FIRST_WINDOW = 0.3;
const WINDOW_GROWTH = 1.6;
/** More points than lie between any two days. */
const MAX_WINDOW = 1000;

/** Without a day to better a search is long, and the next rung of the ladder a likelier way to one. */
const BLIND_BUDGET: SearchBudget = { maxTrios: 1500, maxNodes: 20_000 };

/** What every search may take; mostly it takes far less. */
const QUICK_BUDGET: SearchBudget = { maxTrios: 4000, maxNodes: 30_000 };
/** Where the best day may still be this much better, as a share of points, the search goes on. */
const WIDE_GAP = 0.02;

/** What a search may take where the quick one leaves a wide gap. */
export const FULL_BUDGET: SearchBudget = { maxTrios: 20_000, maxNodes: 150_000 };

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
  const { items, objective, bound } = searchInTiers({ problem, bounded, budget });
  if (items === undefined) return { status: 'none_found', isProven: false };
  return { status: 'optimized', items, objective, bound, binding: bindingBands(bounded) };
}

type Solution = Pick<BoundedDay, 'items' | 'objective' | 'bound'>;

/** Quickly for all days; deeper only where the day found may be more than a little short of the best. */
function searchInTiers({
  problem,
  bounded,
  budget,
}: {
  problem: DayProblem;
  bounded: BoundedDay;
  budget: SearchBudget;
}): Solution {
  const quick = widenSearch({ problem, bounded, budget: leastOf(budget, QUICK_BUDGET) });
  const isNear = quick.bound - quick.objective <= WIDE_GAP * Math.max(1, Math.abs(quick.objective));
  if (quick.items === undefined || isNear || budget.maxNodes <= QUICK_BUDGET.maxNodes) return quick;
  const { items, objective } = quick;
  const deep = widenSearch({ problem, bounded: { ...bounded, items, objective }, budget });
  return { ...deep, bound: Math.min(quick.bound, deep.bound) };
}

function widenSearch({
  problem,
  bounded,
  budget,
}: {
  problem: DayProblem;
  bounded: BoundedDay;
  budget: SearchBudget;
}): Solution {
  const { items, objective } = bounded;
  const limits = items === undefined ? leastOf(budget, BLIND_BUDGET) : budget;
  const gap = bounded.bound - objective;
  if (gap < GAP_EPSILON) return { items, objective, bound: objective };
  let proven = bounded.bound;
  let nodes = 0;
  for (let window = FIRST_WINDOW; window < MAX_WINDOW; window *= WINDOW_GROWTH) {
    const isLast = window >= gap;
    const search = searchDays({
      problem,
      bounded,
      window: isLast ? gap : window,
      budget: { ...limits, maxNodes: limits.maxNodes - nodes },
    });
    nodes += search.nodes;
    const found = search.items && { items: search.items, objective: bounded.bound - search.loss };
    const best = found ?? { items, objective };
    if (search.status === 'budget_spent') return { ...best, bound: proven };
    if (found !== undefined || isLast) return { ...best, bound: best.objective };
    proven = bounded.bound - window;
  }
  return { items, objective, bound: proven };
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
