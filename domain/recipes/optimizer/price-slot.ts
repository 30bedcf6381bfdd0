import { WIDTH } from './nutrients.ts';
import { OPTIONS } from './objective.ts';
import type { Prices } from './prices.ts';
import { findBestTrio } from './search-trios.ts';
import { gatherShares, orderItems, reduceItems, type SlotPricing } from './slot-pricing.ts';
import { addTrio, placeOfTrio, replaceTrio, type TrioPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A trio of a slot's pool with its value at some prices. */
export type PricedTrio = { place: number; value: number };

/** Below the last digits of a value, so that a trio that is known already is not found again. */
const VALUE_EPSILON = 1e-12;

/**
 * The best trio of a slot at `prices`, exactly; undefined when it has no three recipes. Items up to `margin` short
 * of a place in it are ordered as well, for whoever wants to try them.
 */
export function priceSlot({
  pricing,
  prices,
  margin,
}: {
  pricing: SlotPricing;
  prices: Prices;
  margin: number;
}): PricedTrio | undefined {
  reduceItems(pricing, prices);
  const known = bestOfPool(pricing, prices) ?? firstTrio(pricing, prices);
  if (known === undefined) return undefined;
  orderItems(pricing, known.value - margin);
  gatherShares(pricing);
  const found = findBestTrio({ pricing, floor: known.value + VALUE_EPSILON });
  if (found === undefined) return known;
  const [i, j, k] = found.trio;
  const place = placeOfTrio({ pool: pricing.pool, slot: pricing.slot, i, j, k });
  if (place !== undefined) return { place, value: found.value };
  const worst = worstOfPool(pricing, prices);
  replaceTrio({ pool: pricing.pool, slot: pricing.slot, place: worst, i, j, k });
  return { place: worst, value: found.value };
}

/** What the trio at `place` of a pool is worth at `prices`. */
export function pricedTrio({
  slot,
  pool,
  prices,
  place,
}: {
  slot: SlotPricing['slot'];
  pool: TrioPool;
  prices: Prices;
  place: number;
}): number {
  let value = floatAt(pool.points, place);
  for (let at = 0; at < WIDTH; at += 1) {
    value -= floatAt(prices.over, at) * floatAt(pool.high, place * WIDTH + at);
    value += floatAt(prices.under, at) * floatAt(pool.low, place * WIDTH + at);
  }
  for (let option = 0; option < OPTIONS; option += 1) {
    const item = intAt(pool.items, place * OPTIONS + option);
    value -= floatAt(prices.repeat, intAt(slot.recipeNumber, item));
  }
  return value;
}

/** The best of the trios met so far, which may not be the best there is. */
export function bestOfPool({ slot, pool }: SlotPricing, prices: Prices): PricedTrio | undefined {
  let best: PricedTrio | undefined;
  for (let place = 0; place < pool.size; place += 1) {
    const value = pricedTrio({ slot, pool, prices, place });
    if (best === undefined || value > best.value) best = { place, value };
  }
  return best;
}

function worstOfPool({ slot, pool }: SlotPricing, prices: Prices): number {
  let [worst, least] = [0, Number.POSITIVE_INFINITY];
  for (let place = 0; place < pool.size; place += 1) {
    const value = pricedTrio({ slot, pool, prices, place });
    if (value < least) [worst, least] = [place, value];
  }
  return worst;
}

/** Three items of different recipes, each the best beside those before: something to begin with. */
function firstTrio(pricing: SlotPricing, prices: Prices): PricedTrio | undefined {
  const { slot, live, liveCount, reduced, pool } = pricing;
  const trio: number[] = [];
  for (let option = 0; option < OPTIONS; option += 1) {
    let [best, most] = [-1, Number.NEGATIVE_INFINITY];
    for (let place = 0; place < liveCount; place += 1) {
      if (floatAt(reduced, place) <= most) continue;
      const item = intAt(live, place);
      const value = floatAt(reduced, place) - apartness(pricing, trio, item);
      if (value > most) [best, most] = [item, value];
    }
    if (best >= 0) trio.push(best);
  }
  const [i, j, k] = trio;
  if (i === undefined || j === undefined || k === undefined) return undefined;
  const place = addTrio(pool, slot, i, j, k);
  return { place, value: pricedTrio({ slot, pool, prices, place }) };
}

/** About what an item loses beside others by its distance from them; ∞ beside one of its own recipe. */
function apartness({ slot, priced }: SlotPricing, trio: readonly number[], item: number): number {
  let sum = 0;
  for (const other of trio) {
    if (intAt(slot.recipeNumber, other) === intAt(slot.recipeNumber, item)) return Number.POSITIVE_INFINITY;
    for (let nth = 0; nth < priced.count; nth += 1) {
      const at = intAt(priced.at, nth);
      const difference = floatAt(slot.share, item * WIDTH + at) - floatAt(slot.share, other * WIDTH + at);
      sum += floatAt(priced.spread, nth) * Math.abs(difference);
    }
  }
  return sum;
}
