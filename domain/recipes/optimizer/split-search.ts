import { boundParts, type PartBound, priceParts } from './bound-parts.ts';
import { fitParts } from './fit-parts.ts';
import type { BandPrices } from './prices.ts';
import { type Part, type PartSearch, type TrioList, tryDay, WORTH_EPSILON } from './search-parts.ts';
import { splitParts } from './split-parts.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Sets of prices tried for all days, and for each part of them, which begins where the whole ended. */
const FIRST_STEPS = 10;
const PART_STEPS = 5;

/** Days so few are tried one by one. */
const FEW_DAYS = 600;

/**
 * Searches all days of the lists (branch and bound). Prices bound a part of them and drop what no better day holds;
 * what is left is cut in two, and each half finds its own prices. Ends early when the budget is spent: `open` then
 * bounds what was not searched.
 */
export function splitSearch(search: PartSearch, prices: BandPrices): void {
  const parts = search.lists.map(({ trios: { size } }): Part => {
    const ids = new Int32Array(size);
    for (let id = 0; id < size; id += 1) ids[id] = id;
    return { ids, count: size };
  });
  explore({ search, parts, prices, bound: Number.POSITIVE_INFINITY, steps: FIRST_STEPS });
}

type Exploration = {
  search: PartSearch;
  parts: readonly Part[];
  prices: BandPrices;
  /** What the whole that this is a part of was known to be worth at most. */
  bound: number;
  steps: number;
};

function explore({ search, parts, prices, bound, steps }: Exploration): void {
  if (bound <= search.worth + WORTH_EPSILON) return;
  if (search.nodes >= search.maxNodes) {
    search.open = Math.max(search.open, bound);
    return;
  }
  if (parts.some(({ count }) => count === 0) || !fitParts(search, parts)) return;
  const found = boundParts({ search, parts, prices, steps });
  if (found === undefined) return;
  const own: PartBound = { ...found, bound: Math.min(bound, found.bound) };
  const isSmall = parts.reduce((days, { count }) => days * count, 1) <= FEW_DAYS;
  const halves = isSmall ? undefined : splitParts(search, parts, own);
  if (halves === undefined) tryAll({ search, parts, own });
  else {
    for (const half of halves) {
      explore({ search, parts: half, prices: own.prices, bound: own.bound, steps: PART_STEPS });
    }
  }
}

/** Tries the days of a part one by one, as far as their trios' values promise a better one. */
function tryAll({
  search,
  parts,
  own,
}: {
  search: PartSearch;
  parts: readonly Part[];
  own: PartBound;
}): void {
  const day = new Int32Array(parts.length);
  const bound = priceParts({ search, parts, prices: own.prices, day });
  const best = day.slice();
  const orders = parts.map(({ ids, count }, slot) => {
    const { values } = search.lists[slot] as TrioList;
    return ids.slice(0, count).sort((a, b) => floatAt(values, b) - floatAt(values, a) || a - b);
  });
  const visit = (slot: number, reached: number): boolean => {
    const { values } = search.lists[slot] as TrioList;
    const most = floatAt(values, intAt(best, slot));
    for (const id of orders[slot] as Int32Array) {
      // `reached` counts the slots to come at their best: less is all that a lesser trio can make.
      const still = reached - most + floatAt(values, id);
      if (still <= search.worth + WORTH_EPSILON) return true;
      search.nodes += 1;
      if (search.nodes > search.maxNodes) return false;
      day[slot] = id;
      if (slot + 1 === parts.length) tryDay(search, day);
      else if (!visit(slot + 1, still)) return false;
    }
    return true;
  };
  if (!visit(0, bound)) search.open = Math.max(search.open, own.bound);
}
