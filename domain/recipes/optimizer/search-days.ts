import { bandLoss, leastBandLoss } from './band-loss.ts';
import type { Bands } from './bands.ts';
import type { BoundedDay } from './bound-day.ts';
import type { DayProblem } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { type DayItems, OPTIONS } from './objective.ts';
import type { Prices } from './prices.ts';
import { type TrioLevel, trioLevel } from './trio-levels.ts';
import { floatAt, intAt } from './typed-arrays.ts';

type Search = {
  bands: Bands;
  prices: Prices;
  /** What the prices of recipes that two slots want pay back. */
  repeatPrice: number;
  levels: readonly TrioLevel[];
  /** Trios chosen so far, added up: one row of `WIDTH` before the first level and one after each. */
  high: readonly Float64Array[];
  low: readonly Float64Array[];
  /** Rank of the trio chosen at each level. */
  chosen: Int32Array;
  ranks: Int32Array;
  /** A day must lose less than this against the bound. */
  gap: number;
  nodes: number;
  maxNodes: number;
  items: DayItems | undefined;
};

/** Days that lose less than this against the best known one are no better. */
const LOSS_EPSILON = 1e-9;

/** How hard to search: counts, never times, so that the same input gives the same day everywhere. */
export type SearchBudget = {
  /** Trios that a slot may have within the window. */
  maxTrios: number;
  /** Trios tried beside those chosen before, in all. */
  maxNodes: number;
};

export type DaySearch = {
  /** `complete`: no day within the window is better than `items`, or, without them, there is none. */
  status: 'complete' | 'budget_spent';
  items: DayItems | undefined;
  /** What that day loses against the bound. */
  loss: number;
  nodes: number;
};

/**
 * Looks for the best of all days that lose less than `window` against the bound. At its prices every day loses what
 * its trios lose against the best of their slots, and what the prices pay for bands that it leaves or does not use
 * up: so only trios that lose less than the window can be in it, and only together.
 */
export function searchDays({
  problem,
  bounded: { pricings, prices, best },
  window,
  budget,
}: {
  problem: DayProblem;
  bounded: BoundedDay;
  window: number;
  budget: SearchBudget;
}): DaySearch {
  const { maxTrios, maxNodes } = budget;
  const levels: TrioLevel[] = [];
  for (const [index, pricing] of pricings.entries()) {
    const level = trioLevel({ index, pricing, prices, value: floatAt(best, index), window, maxTrios });
    if (level === undefined) return { status: 'budget_spent', items: undefined, loss: window, nodes: 0 };
    levels.push(level);
  }
  levels.sort((a, b) => a.count - b.count || a.index - b.index);
  const rows = (): Float64Array[] => Array.from({ length: levels.length + 1 }, () => new Float64Array(WIDTH));
  const search: Search = {
    bands: problem.bands,
    prices,
    repeatPrice: prices.repeat.reduce((sum, price) => sum + price, 0),
    levels,
    high: rows(),
    low: rows(),
    chosen: new Int32Array(levels.length),
    ranks: new Int32Array(levels.length),
    gap: window,
    nodes: 0,
    maxNodes,
    items: undefined,
  };
  const isComplete = levels.length > 1 ? visit(search, 0, 0) : visitLast(search, 0, 0);
  const { items, gap, nodes } = search;
  return { status: isComplete ? 'complete' : 'budget_spent', items, loss: gap, nodes };
}

/** Tries every trio of a level beside those chosen before; false when the budget is spent. */
function visit(search: Search, level: number, loss: number): boolean {
  const { bands, prices, levels, chosen, ranks } = search;
  const trios = levels[level] as TrioLevel;
  const [high, low] = [search.high[level + 1] as Float64Array, search.low[level + 1] as Float64Array];
  const sums = { bands, prices, high, low };
  const isLastButOne = level + 2 === levels.length;
  for (let rank = 0; rank < trios.count; rank += 1) {
    const total = loss + floatAt(trios.loss, rank);
    const limit = search.gap - LOSS_EPSILON - total;
    if (limit < 0) break;
    search.nodes += 1;
    if (search.nodes > search.maxNodes) return false;
    addRow(search, level, rank);
    if (leastBandLoss(sums, { levels, level: level + 1, limit, ranks }) > limit) continue;
    chosen[level] = rank;
    if (isRepeat(search, level)) continue;
    const isComplete = isLastButOne ? visitLast(search, level + 1, total) : visit(search, level + 1, total);
    if (!isComplete) return false;
  }
  return true;
}

/** As `visit`, for the level that completes the day. */
function visitLast(search: Search, level: number, loss: number): boolean {
  const { bands, prices, levels, chosen } = search;
  const trios = levels[level] as TrioLevel;
  const [high, low] = [search.high[level] as Float64Array, search.low[level] as Float64Array];
  const sums = { bands, prices, high, low };
  for (let rank = 0; rank < trios.count; rank += 1) {
    const total = loss + floatAt(trios.loss, rank);
    const limit = search.gap - LOSS_EPSILON - total;
    if (limit < 0) break;
    search.nodes += 1;
    if (search.nodes > search.maxNodes) return false;
    const lost = bandLoss(sums, { trios, rank, limit });
    if (lost > limit) continue;
    chosen[level] = rank;
    if (isRepeat(search, level)) continue;
    record(search, total + lost + unusedRepeats(search));
  }
  return true;
}

function addRow({ levels, high, low }: Search, level: number, rank: number): void {
  const trios = levels[level] as TrioLevel;
  const [fromHigh, fromLow] = [high[level] as Float64Array, low[level] as Float64Array];
  const [toHigh, toLow] = [high[level + 1] as Float64Array, low[level + 1] as Float64Array];
  for (let at = 0; at < WIDTH; at += 1) {
    toHigh[at] = floatAt(fromHigh, at) + floatAt(trios.high, rank * WIDTH + at);
    toLow[at] = floatAt(fromLow, at) + floatAt(trios.low, rank * WIDTH + at);
  }
}

/** Whether the trio chosen at `level` has a recipe that stands in one chosen before. */
function isRepeat({ levels, chosen }: Search, level: number): boolean {
  for (let option = 0; option < OPTIONS; option += 1) {
    const recipe = recipeAt(levels[level] as TrioLevel, intAt(chosen, level), option);
    for (let other = 0; other < level; other += 1) {
      for (let place = 0; place < OPTIONS; place += 1) {
        if (recipeAt(levels[other] as TrioLevel, intAt(chosen, other), place) === recipe) return true;
      }
    }
  }
  return false;
}

const recipeAt = ({ slot, items }: TrioLevel, rank: number, option: number): number =>
  intAt(slot.recipeNumber, intAt(items, rank * OPTIONS + option));

/** What was paid back for recipes that two slots want and neither uses. */
function unusedRepeats({ levels, chosen, prices, repeatPrice }: Search): number {
  if (repeatPrice === 0) return 0;
  let unused = repeatPrice;
  for (const [level, trios] of levels.entries()) {
    for (let option = 0; option < OPTIONS; option += 1) {
      unused -= floatAt(prices.repeat, recipeAt(trios, intAt(chosen, level), option));
    }
  }
  return unused;
}

function record(search: Search, loss: number): void {
  if (loss > search.gap - LOSS_EPSILON) return;
  const { levels, chosen } = search;
  const items = new Int32Array(levels.length * OPTIONS);
  for (const [level, { index, items: own }] of levels.entries()) {
    const rank = intAt(chosen, level);
    items.set(own.subarray(rank * OPTIONS, (rank + 1) * OPTIONS), index * OPTIONS);
  }
  search.gap = loss;
  search.items = items;
}
