import type { DayProblem, SlotItems } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS, SHARE_EPSILON } from './objective.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Three recipes whose energy lies between two shares of the day, none closer together. */
type Window = { low: number; high: number; items: readonly [number, number, number] };

/** Windows of the slots so far, added up. */
type Sum = { low: number; high: number; windows: readonly Window[] };

/** Of all sums whose least energy falls into the same bucket of this share of the day, one is kept. */
const BUCKET_SHARE = 1 / 2000;

/**
 * A trio for each slot such that every combination keeps the energy band, whatever else it is worth; undefined when
 * none is found. Per slot only the narrowest windows around three recipes matter, and of two sums of windows that
 * begin alike only the one that ends lower.
 */
export function energyStart({ slots, bands }: DayProblem): (readonly [number, number, number])[] | undefined {
  let sums: Sum[] = [{ low: 0, high: 0, windows: [] }];
  for (const slot of slots) sums = addWindows(sums, windowsOf(slot));
  const upper = floatAt(bands.upper, 0) + SHARE_EPSILON;
  const lower = floatAt(bands.lower, 0) - SHARE_EPSILON;
  const fitting = sums.find(({ low, high }) => low >= lower && high <= upper);
  return fitting?.windows.map(({ items }) => items);
}

function addWindows(sums: readonly Sum[], windows: readonly Window[]): Sum[] {
  const least = new Map<number, { sum: Sum; window: Window; low: number; high: number }>();
  for (const sum of sums) {
    for (const window of windows) {
      const low = sum.low + window.low;
      const high = sum.high + window.high;
      const bucket = Math.floor(low / BUCKET_SHARE);
      const known = least.get(bucket);
      if (known === undefined || high < known.high) least.set(bucket, { sum, window, low, high });
    }
  }
  return [...least.values()].map(({ sum, window, low, high }) => ({
    low,
    high,
    windows: [...sum.windows, window],
  }));
}

/** The narrowest windows of energy that hold items of three recipes, one for each item that such a window begins with. */
function windowsOf(slot: SlotItems): Window[] {
  const energyOf = (item: number): number => floatAt(slot.share, item * WIDTH);
  const order = Array.from({ length: slot.count }, (_, item) => item).sort(
    (a, b) => energyOf(a) - energyOf(b) || a - b,
  );
  const windows: Window[] = [];
  const inside = new Map<number, number>();
  let end = 0;
  for (const [start, item] of order.entries()) {
    while (end < order.length && inside.size < OPTIONS) {
      const recipe = intAt(slot.recipeNumber, order[end] ?? 0);
      inside.set(recipe, (inside.get(recipe) ?? 0) + 1);
      end += 1;
    }
    if (inside.size < OPTIONS) break;
    const items = bestThree(slot, order.slice(start, end));
    windows.push({ low: energyOf(item), high: energyOf(order[end - 1] ?? item), items });
    const recipe = intAt(slot.recipeNumber, item);
    const left = (inside.get(recipe) ?? 1) - 1;
    if (left === 0) inside.delete(recipe);
    else inside.set(recipe, left);
  }
  return windows;
}

/** The best items of three recipes among `items`, which hold at least three. */
function bestThree(slot: SlotItems, items: readonly number[]): [number, number, number] {
  const best = new Map<number, number>();
  for (const item of [...items].sort((a, b) => floatAt(slot.score, b) - floatAt(slot.score, a) || a - b)) {
    const recipe = intAt(slot.recipeNumber, item);
    if (!best.has(recipe)) best.set(recipe, item);
  }
  const [i = 0, j = 0, k = 0] = best.values();
  return [i, j, k];
}
