import { RULE_WEIGHTS } from '../rules/registry.ts';
import { ALIKE } from '../rules/variety.ts';
import type { Bands } from './bands.ts';
import type { DayProblem, SlotItems } from './day-problem.ts';
import { NUTRIENTS, type Nutrient, WIDTH } from './nutrients.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Options that a slot offers. */
export const OPTIONS = 3;

/** Points that a second (and a third) option costs that is like another one of its slot. */
export const GROUP_CLASH = RULE_WEIGHTS.variety * ALIKE.mainGroup;
export const KIND_CLASH = RULE_WEIGHTS.variety * ALIKE.kind;
export const FOOD_CLASH = RULE_WEIGHTS.variety * ALIKE.mainFood;
export const CUISINE_CLASH = RULE_WEIGHTS.variety * ALIKE.cuisine;

/** Sums of fractions differ in their last bits. */
export const SHARE_EPSILON = 1e-9;

/** What three options of one slot lose by being alike: each clash counts once for every option after the first. */
export function varietyCost(slot: SlotItems, i: number, j: number, k: number): number {
  const { groupNumber, kindNumber, foodNumber, cuisineNumber } = slot;
  return (
    GROUP_CLASH * alikeAmong(intAt(groupNumber, i), intAt(groupNumber, j), intAt(groupNumber, k)) +
    KIND_CLASH * alikeAmong(intAt(kindNumber, i), intAt(kindNumber, j), intAt(kindNumber, k)) +
    FOOD_CLASH * alikeAmong(intAt(foodNumber, i), intAt(foodNumber, j), intAt(foodNumber, k)) +
    CUISINE_CLASH * alikeAmong(intAt(cuisineNumber, i), intAt(cuisineNumber, j), intAt(cuisineNumber, k))
  );
}

/** 3 less the number of different values. */
function alikeAmong(a: number, b: number, c: number): number {
  if (a === b) return b === c ? 2 : 1;
  return a === c || b === c ? 1 : 0;
}

/** A day as item numbers: `OPTIONS` for each slot, in the order of the problem's slots. */
export type DayItems = Int32Array;

/** What a day is worth by the definition, nothing saved or reused: the other modules are held against this. */
export type DayWorth = {
  objective: number;
  /** Whether every combination keeps the hard bands and no recipe stands twice. */
  isFeasible: boolean;
  /** Bands that some combination leaves. */
  broken: readonly Nutrient[];
};

/** Judges a day: points of its options, less what is alike within a slot, less the bands that some combination leaves. */
export function dayWorth({ problem, items }: { problem: DayProblem; items: DayItems }): DayWorth {
  const [high, low] = [new Float64Array(WIDTH), new Float64Array(WIDTH)];
  const recipes = new Set<number>();
  let objective = 0;
  for (const [index, slot] of problem.slots.entries()) {
    const own = [...items.subarray(index * OPTIONS, (index + 1) * OPTIONS)];
    const [i = 0, j = 0, k = 0] = own;
    objective -= varietyCost(slot, i, j, k);
    for (const item of own) {
      objective += floatAt(slot.score, item);
      recipes.add(intAt(slot.recipeNumber, item));
    }
    for (let at = 0; at < WIDTH; at += 1) {
      const shares = own.map((item) => floatAt(slot.share, item * WIDTH + at));
      high[at] = floatAt(high, at) + Math.max(...shares);
      low[at] = floatAt(low, at) + Math.min(...shares);
    }
  }
  const misses = NUTRIENTS.map((nutrient, at) => ({
    nutrient,
    ...missAt({ bands: problem.bands, high, low, at }),
  }));
  const { hardCount } = problem.bands;
  return {
    objective: misses.slice(hardCount).reduce((left, { cost }) => left - cost, objective),
    isFeasible:
      misses.slice(0, hardCount).every(({ share }) => share <= SHARE_EPSILON) &&
      recipes.size === items.length,
    broken: misses.filter(({ share }) => share > SHARE_EPSILON).map(({ nutrient }) => nutrient),
  };
}

function missAt({
  bands,
  high,
  low,
  at,
}: {
  bands: Bands;
  high: Float64Array;
  low: Float64Array;
  at: number;
}): { share: number; cost: number } {
  const under = Math.max(0, floatAt(bands.lower, at) - floatAt(low, at));
  const over = Math.max(0, floatAt(high, at) - floatAt(bands.upper, at));
  return {
    share: under + over,
    cost: under * floatAt(bands.underCost, at) + over * floatAt(bands.overCost, at),
  };
}
