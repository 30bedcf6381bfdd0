import type { Bands } from './bands.ts';
import type { DayProblem } from './day-problem.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS, SHARE_EPSILON } from './objective.ts';
import type { SlotPricing } from './slot-pricing.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A day being worked on: the trio of each slot, copied out of the pools. */
export type DayState = {
  items: Int32Array;
  /** Points of each slot's trio. */
  points: Float64Array;
  /** `WIDTH` largest and smallest shares of each slot. */
  high: Float64Array;
  low: Float64Array;
  /** How often each recipe stands in the day. */
  uses: Int32Array;
};

/** Points that a recipe costs that stands in two slots, while a day is worked on: more than any rule gives. */
export const REPEAT_COST = 50;

/** A day without any option. */
export const emptyState = ({ slots, recipeCount }: DayProblem): DayState => ({
  items: new Int32Array(slots.length * OPTIONS).fill(-1),
  points: new Float64Array(slots.length),
  high: new Float64Array(slots.length * WIDTH),
  low: new Float64Array(slots.length * WIDTH),
  uses: new Int32Array(recipeCount),
});

/** Puts the trio at `place` of a slot's pool into the day, in the stead of the one before. */
export function putTrio({
  state,
  index,
  pricing: { pool, slot },
  place,
}: {
  state: DayState;
  index: number;
  pricing: SlotPricing;
  place: number;
}): void {
  for (let option = 0; option < OPTIONS; option += 1) {
    const before = intAt(state.items, index * OPTIONS + option);
    if (before >= 0) countUse(state, intAt(slot.recipeNumber, before), -1);
    const item = intAt(pool.items, place * OPTIONS + option);
    countUse(state, intAt(slot.recipeNumber, item), 1);
    state.items[index * OPTIONS + option] = item;
  }
  state.points[index] = floatAt(pool.points, place);
  for (let at = 0; at < WIDTH; at += 1) {
    state.high[index * WIDTH + at] = floatAt(pool.high, place * WIDTH + at);
    state.low[index * WIDTH + at] = floatAt(pool.low, place * WIDTH + at);
  }
}

function countUse({ uses }: DayState, recipe: number, change: number): void {
  uses[recipe] = intAt(uses, recipe) + change;
}

/** The slots but one, added up. */
export type Others = { points: number; high: Float64Array; low: Float64Array };

/** Adds up the slots but `index`; all of them for −1. */
export function sumOthers({ state, index }: { state: DayState; index: number }): Others {
  const [high, low] = [new Float64Array(WIDTH), new Float64Array(WIDTH)];
  let points = 0;
  for (let other = 0; other < state.points.length; other += 1) {
    if (other === index) continue;
    points += floatAt(state.points, other);
    for (let at = 0; at < WIDTH; at += 1) {
      high[at] = floatAt(high, at) + floatAt(state.high, other * WIDTH + at);
      low[at] = floatAt(low, at) + floatAt(state.low, other * WIDTH + at);
    }
  }
  return { points, high, low };
}

/** Points that leaving a hard band costs however little, while a day is worked on: no gain makes up for it. */
const HARD_MISS_COST = 50;

type EndsAt = { bands: Bands; at: number; high: number; low: number };

/** Whether a day that comes to `low` to `high` of a nutrient may not be served for it. */
export const leavesHardBand = ({ bands, at, high, low }: EndsAt): boolean =>
  at < bands.hardCount &&
  (high > floatAt(bands.upper, at) + SHARE_EPSILON || low < floatAt(bands.lower, at) - SHARE_EPSILON);

/** What leaving the bands at one nutrient costs while a day is worked on. */
export function missCost({ bands, at, high, low }: EndsAt): number {
  const over = high - floatAt(bands.upper, at);
  const under = floatAt(bands.lower, at) - low;
  if (over <= 0 && under <= 0) return 0;
  const cost =
    (over > 0 ? over * floatAt(bands.overCost, at) : 0) +
    (under > 0 ? under * floatAt(bands.underCost, at) : 0);
  return at < bands.hardCount && (over > SHARE_EPSILON || under > SHARE_EPSILON)
    ? cost + HARD_MISS_COST
    : cost;
}

/** What the day is worth while it is worked on, and whether it may be served. */
export function worthOfState({ problem, state }: { problem: DayProblem; state: DayState }): {
  worth: number;
  isFeasible: boolean;
} {
  const { bands } = problem;
  const { points, high, low } = sumOthers({ state, index: -1 });
  let worth = points;
  let isInBand = true;
  for (let at = 0; at < WIDTH; at += 1) {
    const ends = { at, high: floatAt(high, at), low: floatAt(low, at) };
    worth -= missCost({ bands, ...ends });
    if (leavesHardBand({ bands, ...ends })) isInBand = false;
  }
  const repeats = repeatsIn({ problem, state });
  return { worth: worth - REPEAT_COST * repeats, isFeasible: isInBand && repeats === 0 };
}

/** How many options have a recipe that stands elsewhere as well, each pair once. */
function repeatsIn({ problem, state }: { problem: DayProblem; state: DayState }): number {
  let repeats = 0;
  for (let place = 0; place < state.items.length; place += 1) {
    const slot = problem.slots[Math.floor(place / OPTIONS)];
    if (slot === undefined) continue;
    repeats += intAt(state.uses, intAt(slot.recipeNumber, intAt(state.items, place))) - 1;
  }
  return repeats / 2;
}
