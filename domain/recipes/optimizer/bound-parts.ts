import { PRICE_SCALE, WIDTH } from './nutrients.ts';
import type { BandPrices } from './prices.ts';
import { type Part, type PartSearch, type TrioList, tryDay, WORTH_EPSILON } from './search-parts.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** What no day of a part is worth more than, the prices that prove it, and the slots' best trios at them. */
export type PartBound = { bound: number; prices: BandPrices; day: Int32Array };

/** Part of the way to the best known day that a step of prices goes; what is left of it after one that failed. */
const FIRST_SCALE = 1;
const SHRINK = 0.7;
const MOMENTUM = 0.3;

/**
 * Tries `steps` sets of prices on a part, from `prices` on, and drops at each the trios that no better day holds.
 * Undefined when no day of the part is better than the best one known.
 */
export function boundParts({
  search,
  parts,
  prices,
  steps,
}: {
  search: PartSearch;
  parts: readonly Part[];
  prices: BandPrices;
  steps: number;
}): PartBound | undefined {
  const own = copyOf(prices);
  const direction: BandPrices = { over: new Float64Array(WIDTH), under: new Float64Array(WIDTH) };
  const day = new Int32Array(parts.length);
  let best: PartBound | undefined;
  let scale = FIRST_SCALE;
  for (let step = 0; step < steps; step += 1) {
    const bound = priceParts({ search, parts, prices: own, day });
    tryDay(search, day);
    const slack = bound - search.worth - WORTH_EPSILON;
    if (slack <= 0) return undefined;
    if (best === undefined || bound < best.bound) best = { bound, prices: copyOf(own), day: day.slice() };
    else scale *= SHRINK;
    dropPoor({ search, parts, day, slack });
    if (step + 1 < steps && !movePrices({ search, day, prices: own, direction, step: scale * slack })) break;
  }
  return best;
}

const copyOf = ({ over, under }: BandPrices): BandPrices => ({ over: over.slice(), under: under.slice() });

/** Notes the values of the parts' trios and their best ones; returns what no day of the part exceeds. */
export function priceParts({
  search,
  parts,
  prices,
  day,
}: {
  search: PartSearch;
  parts: readonly Part[];
  prices: BandPrices;
  /** Takes the best trio of each slot. */
  day: Int32Array;
}): number {
  const { bands } = search.problem;
  let bound = search.repeatPaid;
  for (let at = 0; at < WIDTH; at += 1) {
    const [over, under] = [floatAt(prices.over, at), floatAt(prices.under, at)];
    if (over > 0) bound += over * floatAt(bands.upper, at);
    if (under > 0) bound -= under * floatAt(bands.lower, at);
  }
  for (const [slot, part] of parts.entries()) {
    const list = search.lists[slot] as TrioList;
    setValues({ list, part, prices });
    search.nodes += part.count;
    const { ids, count } = part;
    let [best, most] = [0, Number.NEGATIVE_INFINITY];
    for (let place = 0; place < count; place += 1) {
      const value = floatAt(list.values, intAt(ids, place));
      if (value > most) [best, most] = [intAt(ids, place), value];
    }
    day[slot] = best;
    bound += most;
  }
  return bound;
}

/** One pass for each end that has a price: most have none. */
function setValues({ list, part, prices }: { list: TrioList; part: Part; prices: BandPrices }): void {
  const { worth, values, trios } = list;
  const { ids, count } = part;
  for (let place = 0; place < count; place += 1) {
    const id = intAt(ids, place);
    values[id] = floatAt(worth, id);
  }
  for (let at = 0; at < WIDTH; at += 1) {
    const [over, under] = [floatAt(prices.over, at), floatAt(prices.under, at)];
    if (over === 0 && under === 0) continue;
    for (let place = 0; place < count; place += 1) {
      const id = intAt(ids, place);
      const row = id * WIDTH + at;
      values[id] = floatAt(values, id) - over * floatAt(trios.high, row) + under * floatAt(trios.low, row);
    }
  }
}

/** Drops trios that lose more against their slot's best than the best known day loses against the bound. */
function dropPoor({
  search,
  parts,
  day,
  slack,
}: {
  search: PartSearch;
  parts: readonly Part[];
  day: Int32Array;
  slack: number;
}): void {
  for (const [slot, part] of parts.entries()) {
    const { values } = search.lists[slot] as TrioList;
    const floor = floatAt(values, intAt(day, slot)) - slack;
    let kept = 0;
    for (let place = 0; place < part.count; place += 1) {
      const id = intAt(part.ids, place);
      if (floatAt(values, id) < floor) continue;
      part.ids[kept] = id;
      kept += 1;
    }
    part.count = kept;
  }
}

/** Moves prices against the subgradient of the slots' best trios, so far that the bound would fall by `step`. */
function movePrices({
  search: { problem, lists },
  day,
  prices,
  direction,
  step,
}: {
  search: PartSearch;
  day: Int32Array;
  prices: BandPrices;
  direction: BandPrices;
  step: number;
}): boolean {
  const { lower, upper, underCost, overCost } = problem.bands;
  let norm = 0;
  for (let at = 0; at < WIDTH; at += 1) {
    let [high, low] = [0, 0];
    for (let slot = 0; slot < day.length; slot += 1) {
      const { trios } = lists[slot] as TrioList;
      high += floatAt(trios.high, intAt(day, slot) * WIDTH + at);
      low += floatAt(trios.low, intAt(day, slot) * WIDTH + at);
    }
    const unit = floatAt(PRICE_SCALE, at);
    norm += turn(direction.over, at, (high - floatAt(upper, at)) * unit, prices.over, overCost);
    norm += turn(direction.under, at, (floatAt(lower, at) - low) * unit, prices.under, underCost);
  }
  if (norm === 0) return false;
  for (let at = 0; at < WIDTH; at += 1) {
    const length = (step / norm) * floatAt(PRICE_SCALE, at);
    shift(prices.over, at, length * floatAt(direction.over, at), overCost);
    shift(prices.under, at, length * floatAt(direction.under, at), underCost);
  }
  return true;
}

/** Turns one direction; 0 where the price would leave 0..cap. Returns its square. */
function turn(
  directions: Float64Array,
  at: number,
  towards: number,
  prices: Float64Array,
  caps: Float64Array,
): number {
  const wished = towards + MOMENTUM * floatAt(directions, at);
  const [price, cap] = [floatAt(prices, at), floatAt(caps, at)];
  const isStuck = cap === 0 || (price <= 0 && wished < 0) || (price >= cap && wished > 0);
  directions[at] = isStuck ? 0 : wished;
  return floatAt(directions, at) ** 2;
}

function shift(prices: Float64Array, at: number, change: number, caps: Float64Array): void {
  prices[at] = Math.min(floatAt(caps, at), Math.max(0, floatAt(prices, at) + change));
}
