import type { SlotItems } from './day-problem.ts';
import { NUTRIENTS, WIDTH } from './nutrients.ts';
import { OPTIONS } from './objective.ts';
import type { Prices } from './prices.ts';
import { emptyPool, type TrioPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Trios of a slot that are remembered from one set of prices to the next. */
const POOL_CAPACITY = 96;

/** A slot with the room that pricing it needs; made once for a problem. */
export type SlotPricing = {
  slot: SlotItems;
  /** Trios met so far. */
  pool: TrioPool;
  /** Items that a better day may hold, and how many there are. */
  live: Int32Array;
  liveCount: number;
  /** Points of each of those less its prices, as if its trio were all alike, in the same order. */
  reduced: Float64Array;
  /** Items that may stand in a good trio, best first, and how many there are. */
  order: Int32Array;
  orderSize: number;
  /** `reduced` of those items, and their shares of the nutrients that have prices, in the same order. */
  orderReduced: Float64Array;
  orderShare: Float64Array;
  priced: PricedNutrients;
};

/** The nutrients that have prices, dearest first: most trios are out of question after the first. */
export type PricedNutrients = {
  count: number;
  at: Int32Array;
  over: Float64Array;
  under: Float64Array;
  /** What a share of 1 costs an item whose trio is all alike. */
  mean: Float64Array;
  /** What a difference of 1 between two of a trio costs at least. */
  spread: Float64Array;
};

/** Room to price `slot` in. */
export function slotPricing(slot: SlotItems): SlotPricing {
  return {
    slot,
    pool: emptyPool(POOL_CAPACITY),
    live: Int32Array.from({ length: slot.count }, (_, item) => item),
    liveCount: slot.count,
    reduced: new Float64Array(slot.count),
    order: new Int32Array(slot.count),
    orderSize: 0,
    orderReduced: new Float64Array(slot.count),
    orderShare: new Float64Array(slot.count * WIDTH),
    priced: {
      count: 0,
      at: new Int32Array(WIDTH),
      over: new Float64Array(WIDTH),
      under: new Float64Array(WIDTH),
      mean: new Float64Array(WIDTH),
      spread: new Float64Array(WIDTH),
    },
  };
}

/** Makes `reduced` anew for `prices`. */
export function reduceItems(pricing: SlotPricing, prices: Prices): void {
  setPriced(pricing.priced, prices);
  const { slot, live, liveCount, reduced } = pricing;
  const { count, at, mean } = pricing.priced;
  for (let place = 0; place < liveCount; place += 1) {
    const item = intAt(live, place);
    let value = floatAt(slot.score, item) - floatAt(prices.repeat, intAt(slot.recipeNumber, item));
    for (let nth = 0; nth < count; nth += 1) {
      value -= floatAt(mean, nth) * floatAt(slot.share, item * WIDTH + intAt(at, nth));
    }
    reduced[place] = value;
  }
}

/**
 * Notes the nutrients that have prices. With `d` between the largest and the smallest of three values the mean is at
 * least d/3 from each end, and d from both together; so a difference of d costs at least (o + u + min(o, u))/3 · d.
 */
function setPriced(priced: PricedNutrients, { over, under }: Prices): void {
  const priceOf = (at: number): number => floatAt(over, at) + floatAt(under, at);
  const order = BY_PLACE.filter((at) => priceOf(at) > 0).sort((a, b) => priceOf(b) - priceOf(a) || a - b);
  priced.count = order.length;
  for (const [nth, at] of order.entries()) {
    const [high, low] = [floatAt(over, at), floatAt(under, at)];
    priced.at[nth] = at;
    priced.over[nth] = high;
    priced.under[nth] = low;
    priced.mean[nth] = (high - low) / OPTIONS;
    priced.spread[nth] = (high + low + Math.min(high, low)) / OPTIONS;
  }
}

const BY_PLACE = [...NUTRIENTS.keys()];

/** Puts the items that a trio worth `floor` may hold into `order`, best first. */
export function orderItems(pricing: SlotPricing, floor: number): void {
  const { live, liveCount, reduced, order, orderReduced } = pricing;
  const least = floor - bestTwo(pricing);
  let size = 0;
  for (let place = 0; place < liveCount; place += 1) {
    const value = floatAt(reduced, place);
    if (value < least) continue;
    orderReduced[size] = value;
    order[size] = intAt(live, place);
    size += 1;
  }
  pricing.orderSize = size;
  sortDescending({ values: orderReduced, beside: order, size });
}

/** Ciura's gaps (2001), up to what a slot of a large catalogue holds. */
const GAPS = [3855, 1750, 701, 301, 132, 57, 23, 10, 4, 1];

/** Sorts the first `size` of `values`, largest first, and moves `beside` along (Shell's method). */
function sortDescending({
  values,
  beside,
  size,
}: {
  values: Float64Array;
  beside: Int32Array;
  size: number;
}): void {
  for (const gap of GAPS) {
    for (let from = gap; from < size; from += 1) {
      const [value, other] = [floatAt(values, from), intAt(beside, from)];
      let to = from;
      while (to >= gap && floatAt(values, to - gap) < value) {
        values[to] = floatAt(values, to - gap);
        beside[to] = intAt(beside, to - gap);
        to -= gap;
      }
      values[to] = value;
      beside[to] = other;
    }
  }
}

/**
 * Drops the items that no trio worth `floor` at the last prices holds. Where days with lesser trios are known to be
 * no better than one already found, they need not be looked at again at any prices.
 */
export function dropItems(pricing: SlotPricing, floor: number): void {
  const { live, reduced } = pricing;
  const least = floor - bestTwo(pricing);
  let kept = 0;
  for (let place = 0; place < pricing.liveCount; place += 1) {
    if (floatAt(reduced, place) < least) continue;
    live[kept] = intAt(live, place);
    reduced[kept] = floatAt(reduced, place);
    kept += 1;
  }
  pricing.liveCount = kept;
}

/** What the best items of two different recipes are worth together. */
function bestTwo({ slot, live, liveCount, reduced }: SlotPricing): number {
  let [first, second, firstRecipe] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, -1];
  for (let place = 0; place < liveCount; place += 1) {
    const value = floatAt(reduced, place);
    if (value <= second) continue;
    const recipe = intAt(slot.recipeNumber, intAt(live, place));
    if (recipe === firstRecipe) {
      first = Math.max(first, value);
    } else if (value > first) {
      [second, first, firstRecipe] = [first, value, recipe];
    } else second = value;
  }
  return first + second;
}

/** Makes `orderShare` anew. */
export function gatherShares({ slot, order, orderSize, orderShare, priced }: SlotPricing): void {
  for (let rank = 0; rank < orderSize; rank += 1) {
    const row = intAt(order, rank) * WIDTH;
    for (let nth = 0; nth < priced.count; nth += 1) {
      orderShare[rank * WIDTH + nth] = floatAt(slot.share, row + intAt(priced.at, nth));
    }
  }
}
