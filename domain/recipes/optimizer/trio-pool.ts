import type { SlotItems } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS, varietyCost } from './objective.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Sets of three options of one slot: item numbers in ascending order, points, largest and smallest shares. */
export type TrioPool = {
  size: number;
  items: Int32Array;
  points: Float64Array;
  high: Float64Array;
  low: Float64Array;
};

export const emptyPool = (capacity: number): TrioPool => ({
  size: 0,
  items: new Int32Array(capacity * OPTIONS),
  points: new Float64Array(capacity),
  high: new Float64Array(capacity * WIDTH),
  low: new Float64Array(capacity * WIDTH),
});

/** Writes a trio behind the last one; returns its place. A full pool grows. */
export function addTrio(pool: TrioPool, slot: SlotItems, a: number, b: number, c: number): number {
  if (pool.size === pool.points.length) grow(pool);
  const place = pool.size;
  pool.size += 1;
  writeTrio({ pool, slot, place, trio: ascending(a, b, c) });
  return place;
}

type TrioOfPool = { pool: TrioPool; slot: SlotItems; i: number; j: number; k: number };

/** The place of a trio, written if it is new; undefined when it is new and the pool is full. */
export function placeOfTrio({ pool, slot, i, j, k }: TrioOfPool): number | undefined {
  const [first, second, third] = ascending(i, j, k);
  for (let place = 0; place < pool.size; place += 1) {
    const at = place * OPTIONS;
    if (
      intAt(pool.items, at) === first &&
      intAt(pool.items, at + 1) === second &&
      intAt(pool.items, at + 2) === third
    ) {
      return place;
    }
  }
  return pool.size < pool.points.length ? addTrio(pool, slot, i, j, k) : undefined;
}

/** Writes a trio over another one. */
export function replaceTrio({ pool, slot, place, i, j, k }: TrioOfPool & { place: number }): void {
  writeTrio({ pool, slot, place, trio: ascending(i, j, k) });
}

type Trio = [number, number, number];

function ascending(a: number, b: number, c: number): Trio {
  const first = Math.min(a, b, c);
  const last = Math.max(a, b, c);
  return [first, a + b + c - first - last, last];
}

function writeTrio({
  pool,
  slot,
  place,
  trio: [i, j, k],
}: {
  pool: TrioPool;
  slot: SlotItems;
  place: number;
  trio: Trio;
}): void {
  const { score, share } = slot;
  pool.items[place * OPTIONS] = i;
  pool.items[place * OPTIONS + 1] = j;
  pool.items[place * OPTIONS + 2] = k;
  pool.points[place] = floatAt(score, i) + floatAt(score, j) + floatAt(score, k) - varietyCost(slot, i, j, k);
  for (let at = 0; at < WIDTH; at += 1) {
    const x = floatAt(share, i * WIDTH + at);
    const y = floatAt(share, j * WIDTH + at);
    const z = floatAt(share, k * WIDTH + at);
    pool.high[place * WIDTH + at] = Math.max(x, y, z);
    pool.low[place * WIDTH + at] = Math.min(x, y, z);
  }
}

function grow(pool: TrioPool): void {
  const { size, items, points, high, low } = pool;
  const larger = emptyPool(size * 2);
  larger.items.set(items);
  larger.points.set(points);
  larger.high.set(high);
  larger.low.set(low);
  Object.assign(pool, { ...larger, size });
}
