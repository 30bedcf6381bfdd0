import type { SlotItems } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { CUISINE_CLASH, FOOD_CLASH, GROUP_CLASH, KIND_CLASH } from './objective.ts';
import type { SlotPricing } from './slot-pricing.ts';
import { addTrio, type TrioPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A search for the best trio of a slot, or for all above a floor. */
type TrioSearch = {
  pricing: SlotPricing;
  /** Only trios worth this or more count. Without `into` it rises with every trio found. */
  floor: number;
  /** The best trio so far; −1 before there is one. */
  trio: [number, number, number];
  /** Takes every trio above the floor. */
  into: TrioPool | undefined;
  maxTrios: number;
  isFull: boolean;
  /** Largest, smallest and added shares of the pair that a third item is sought for. */
  high: Float64Array;
  low: Float64Array;
  sum: Float64Array;
};

type Request = { pricing: SlotPricing; floor: number };

/**
 * The trio worth most at the prices that `pricing` was ordered by, if one is worth `floor`. The mean of three values
 * lies between the smallest and the largest, so a trio is worth at most the sum of its items' reduced points; what
 * it loses by its spread is at least what any two of it lose. Both cut the search to about a hundred trios.
 */
export function findBestTrio(
  request: Request,
): { trio: [number, number, number]; value: number } | undefined {
  const search = searchPairs({ ...request, into: undefined, maxTrios: 0 });
  return search.trio[0] < 0 ? undefined : { trio: search.trio, value: search.floor };
}

/** Puts every trio worth `floor` into `into`; `overflow` when there are more than `maxTrios`. */
export function listTrios(request: Request & { into: TrioPool; maxTrios: number }): 'complete' | 'overflow' {
  return searchPairs(request).isFull ? 'overflow' : 'complete';
}

function searchPairs(request: Request & { into: TrioPool | undefined; maxTrios: number }): TrioSearch {
  const search: TrioSearch = {
    ...request,
    trio: [-1, -1, -1],
    isFull: false,
    high: new Float64Array(WIDTH),
    low: new Float64Array(WIDTH),
    sum: new Float64Array(WIDTH),
  };
  const { slot, order, orderSize, orderReduced } = search.pricing;
  for (let a = 0; a + 2 < orderSize && !search.isFull; a += 1) {
    const first = floatAt(orderReduced, a);
    if (first + floatAt(orderReduced, a + 1) + floatAt(orderReduced, a + 2) < search.floor) break;
    for (let b = a + 1; b + 1 < orderSize && !search.isFull; b += 1) {
      const two = first + floatAt(orderReduced, b);
      const next = floatAt(orderReduced, b + 1);
      if (two + next < search.floor) break;
      const [i, j] = [intAt(order, a), intAt(order, b)];
      if (intAt(slot.recipeNumber, i) === intAt(slot.recipeNumber, j)) continue;
      const clash = clashOf(slot, i, j);
      const atMost = two - clash - spreadOf(search.pricing, a, b);
      if (atMost + next >= search.floor) searchThird(search, { a, b, worth: two - clash, atMost });
    }
  }
  return search;
}

/** Tries every third item beside a pair that is worth `worth` unspread and `atMost` with its spread. */
function searchThird(
  search: TrioSearch,
  { a, b, worth, atMost }: { a: number; b: number; worth: number; atMost: number },
): void {
  const { slot, order, orderSize, orderReduced } = search.pricing;
  const { recipeNumber } = slot;
  const [i, j] = [intAt(order, a), intAt(order, b)];
  const [recipeI, recipeJ] = [intAt(recipeNumber, i), intAt(recipeNumber, j)];
  setPair(search, a, b);
  for (let c = b + 1; c < orderSize; c += 1) {
    const third = floatAt(orderReduced, c);
    if (atMost + third < search.floor) return;
    const k = intAt(order, c);
    const recipeK = intAt(recipeNumber, k);
    if (recipeK === recipeI || recipeK === recipeJ) continue;
    const spread = spreadWith(search, c, worth + third);
    if (spread < search.floor) continue;
    const value = spread - clashOfThird(slot, i, j, k);
    if (value < search.floor) continue;
    if (!take(search, i, j, k, value)) return;
  }
}

/** Notes the ends and the sums of a pair. */
function setPair(
  { pricing: { orderShare, priced }, high, low, sum }: TrioSearch,
  a: number,
  b: number,
): void {
  for (let nth = 0; nth < priced.count; nth += 1) {
    const [x, y] = [floatAt(orderShare, a * WIDTH + nth), floatAt(orderShare, b * WIDTH + nth)];
    high[nth] = x > y ? x : y;
    low[nth] = x > y ? y : x;
    sum[nth] = x + y;
  }
}

/**
 * `worth` of a trio that pays for its mean, less what its ends pay more: nothing for any nutrient in which the three
 * are alike. Below the floor as soon as it is.
 */
function spreadWith(
  { pricing: { orderShare, priced }, floor, high, low, sum }: TrioSearch,
  c: number,
  worth: number,
): number {
  let value = worth;
  for (let nth = 0; nth < priced.count && value >= floor; nth += 1) {
    const own = floatAt(orderShare, c * WIDTH + nth);
    const [h, l] = [floatAt(high, nth), floatAt(low, nth)];
    value += floatAt(priced.mean, nth) * (floatAt(sum, nth) + own);
    value -= floatAt(priced.over, nth) * (own > h ? own : h);
    value += floatAt(priced.under, nth) * (own < l ? own : l);
  }
  return value;
}

/** Takes a trio; false when there is no more room. */
function take(search: TrioSearch, i: number, j: number, k: number, value: number): boolean {
  const { into } = search;
  if (into === undefined) {
    search.trio = [i, j, k];
    search.floor = value;
    return true;
  }
  if (into.size === search.maxTrios) {
    search.isFull = true;
    return false;
  }
  addTrio(into, search.pricing.slot, i, j, k);
  return true;
}

function spreadOf({ orderShare, priced }: SlotPricing, a: number, b: number): number {
  let sum = 0;
  for (let nth = 0; nth < priced.count; nth += 1) {
    const difference = floatAt(orderShare, a * WIDTH + nth) - floatAt(orderShare, b * WIDTH + nth);
    sum += floatAt(priced.spread, nth) * Math.abs(difference);
  }
  return sum;
}

function clashOf(slot: SlotItems, i: number, j: number): number {
  const { groupNumber, kindNumber, foodNumber, cuisineNumber } = slot;
  let clash = intAt(groupNumber, i) === intAt(groupNumber, j) ? GROUP_CLASH : 0;
  if (intAt(kindNumber, i) === intAt(kindNumber, j)) clash += KIND_CLASH;
  if (intAt(foodNumber, i) === intAt(foodNumber, j)) clash += FOOD_CLASH;
  return intAt(cuisineNumber, i) === intAt(cuisineNumber, j) ? clash + CUISINE_CLASH : clash;
}

function clashOfThird(slot: SlotItems, i: number, j: number, k: number): number {
  const { groupNumber, kindNumber, foodNumber, cuisineNumber } = slot;
  let clash = isThere(groupNumber, i, j, k) ? GROUP_CLASH : 0;
  if (isThere(kindNumber, i, j, k)) clash += KIND_CLASH;
  if (isThere(foodNumber, i, j, k)) clash += FOOD_CLASH;
  return isThere(cuisineNumber, i, j, k) ? clash + CUISINE_CLASH : clash;
}

/** Whether `k` has the number of `i` or of `j`. */
function isThere(numbers: Int32Array, i: number, j: number, k: number): boolean {
  const own = intAt(numbers, k);
  return own === intAt(numbers, i) || own === intAt(numbers, j);
}
