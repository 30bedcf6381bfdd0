import type { SlotItems } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS } from './objective.ts';
import { pricedTrio } from './price-slot.ts';
import type { Prices } from './prices.ts';
import { listTrios } from './search-trios.ts';
import { gatherShares, orderItems, reduceItems, type SlotPricing } from './slot-pricing.ts';
import { emptyPool, type TrioPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A slot's trios that may stand in a better day, the least loss against the slot's best first. */
export type TrioLevel = {
  /** Which of the problem's slots. */
  index: number;
  slot: SlotItems;
  count: number;
  items: Int32Array;
  loss: Float64Array;
  high: Float64Array;
  low: Float64Array;
  /** Ranges of `high` and `low` over each trio and all before it. */
  highMin: Float64Array;
  highMax: Float64Array;
  lowMin: Float64Array;
  lowMax: Float64Array;
};

/** Trios that a level has room for before it grows. */
const FIRST_CAPACITY = 256;

/** Every trio of a slot that loses at most `window` at `prices`; undefined when there are more than `maxTrios`. */
export function trioLevel({
  index,
  pricing,
  prices,
  value,
  window,
  maxTrios,
}: {
  index: number;
  pricing: SlotPricing;
  prices: Prices;
  /** What the slot's best trio is worth. */
  value: number;
  window: number;
  maxTrios: number;
}): TrioLevel | undefined {
  const pool = emptyPool(FIRST_CAPACITY);
  const floor = value - window;
  reduceItems(pricing, prices);
  orderItems(pricing, floor);
  gatherShares(pricing);
  if (listTrios({ pricing, floor, into: pool, maxTrios }) === 'overflow') return undefined;
  return levelOf({ index, slot: pricing.slot, pool, prices, value });
}

function levelOf({
  index,
  slot,
  pool,
  prices,
  value,
}: {
  index: number;
  slot: SlotItems;
  pool: TrioPool;
  prices: Prices;
  value: number;
}): TrioLevel {
  const losses = new Float64Array(pool.size);
  for (let place = 0; place < pool.size; place += 1) {
    losses[place] = Math.max(0, value - pricedTrio({ slot, pool, prices, place }));
  }
  const order = Int32Array.from(losses.keys()).sort(
    (a, b) => floatAt(losses, a) - floatAt(losses, b) || a - b,
  );
  const high = rowsInOrder(pool.high, order);
  const low = rowsInOrder(pool.low, order);
  const items = new Int32Array(pool.size * OPTIONS);
  for (const [rank, place] of order.entries()) {
    items.set(pool.items.subarray(place * OPTIONS, (place + 1) * OPTIONS), rank * OPTIONS);
  }
  return {
    index,
    slot,
    count: pool.size,
    items,
    loss: losses.sort(),
    high,
    low,
    highMin: running(high, Math.min),
    highMax: running(high, Math.max),
    lowMin: running(low, Math.min),
    lowMax: running(low, Math.max),
  };
}

function rowsInOrder(values: Float64Array, order: Int32Array): Float64Array {
  const rows = new Float64Array(order.length * WIDTH);
  for (let rank = 0; rank < order.length; rank += 1) {
    const from = intAt(order, rank) * WIDTH;
    for (let at = 0; at < WIDTH; at += 1) rows[rank * WIDTH + at] = floatAt(values, from + at);
  }
  return rows;
}

/** For each row the least (or largest) of it and all before it. */
function running(rows: Float64Array, pick: (a: number, b: number) => number): Float64Array {
  const picked = rows.slice();
  for (let at = WIDTH; at < picked.length; at += 1) {
    picked[at] = pick(floatAt(picked, at), floatAt(picked, at - WIDTH));
  }
  return picked;
}

/** How many trios of a level lose at most `limit`. */
export function countWithin({ loss, count }: TrioLevel, limit: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (floatAt(loss, middle) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
