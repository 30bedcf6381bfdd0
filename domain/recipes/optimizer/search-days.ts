import type { BoundedDay } from './bound-day.ts';
import type { DayProblem } from './day-problem.ts';
import { type DayItems, OPTIONS } from './objective.ts';
import { type PartSearch, type TrioList, trioList } from './search-parts.ts';
import { listTrios } from './search-trios.ts';
import { gatherShares, orderItems, reduceItems } from './slot-pricing.ts';
import { splitSearch } from './split-search.ts';
import { emptyPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** How hard to search: counts, never times, so that the same input gives the same day everywhere. */
export type SearchBudget = {
  /** Trios that a slot may have within the window. */
  maxTrios: number;
  /** Trios looked at, each time counted. */
  maxNodes: number;
};

export type DaySearch = {
  /** `overflow`: more trios lie in the window than the budget allows. */
  status: 'searched' | 'overflow';
  /** A day better than the one known, and what it is worth. */
  found: { items: DayItems; worth: number } | undefined;
  /** No day is worth more. */
  bound: number;
  nodes: number;
};

/** Trios that a list has room for before it grows. */
const FIRST_CAPACITY = 256;

/**
 * Looks for the best of all days that lose less than `window` against the bound and are worth more than `worth`. At
 * its prices every day loses what its trios lose against the best of their slots, and more: so only trios that lose
 * less than the window can be in it.
 */
export function searchDays({
  problem,
  bounded: { pricings, prices, best, bound },
  worth,
  window,
  budget: { maxTrios, maxNodes },
}: {
  problem: DayProblem;
  bounded: BoundedDay;
  worth: number;
  window: number;
  budget: SearchBudget;
}): DaySearch {
  const lists: TrioList[] = [];
  for (const [index, pricing] of pricings.entries()) {
    const trios = emptyPool(FIRST_CAPACITY);
    const floor = floatAt(best, index) - window;
    reduceItems(pricing, prices);
    orderItems(pricing, floor);
    gatherShares(pricing);
    if (listTrios({ pricing, floor, into: trios, maxTrios }) === 'overflow') {
      return { status: 'overflow', found: undefined, bound, nodes: 0 };
    }
    lists.push(trioList({ trios, recipeNumber: pricing.slot.recipeNumber, prices }));
  }
  const search: PartSearch = {
    problem,
    lists,
    repeatPaid: prices.repeat.reduce((sum, price) => sum + price, 0),
    worth: Math.max(worth, bound - window),
    chosen: undefined,
    open: Number.NEGATIVE_INFINITY,
    nodes: 0,
    maxNodes,
  };
  splitSearch(search, prices);
  return { status: 'searched', ...outcomeOf(search) };
}

function outcomeOf({ lists, chosen, worth, open, nodes }: PartSearch): Omit<DaySearch, 'status'> {
  const bound = Math.max(open, worth);
  if (chosen === undefined) return { found: undefined, bound, nodes };
  const items = new Int32Array(lists.length * OPTIONS);
  for (const [slot, { trios }] of lists.entries()) {
    const id = intAt(chosen, slot);
    items.set(trios.items.subarray(id * OPTIONS, (id + 1) * OPTIONS), slot * OPTIONS);
  }
  return { found: { items, worth }, bound, nodes };
}
