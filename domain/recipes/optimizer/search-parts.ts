import type { DayProblem } from './day-problem.ts';
import { leavesHardBand } from './day-state.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS } from './objective.ts';
import type { Prices } from './prices.ts';
import type { TrioPool } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** All trios of one slot that the search may use. */
export type TrioList = {
  trios: TrioPool;
  /** Points less the prices of recipes that two slots want, which stay as they are during the search. */
  worth: Float64Array;
  /** `OPTIONS` recipe numbers of each trio. */
  recipes: Int32Array;
  /** Room for a value of each trio. */
  values: Float64Array;
};

/** The trios of one slot that a part of the search still holds: the first `count` of `ids`. */
export type Part = { ids: Int32Array; count: number };

/** A search among all days made of one trio of each list. */
export type PartSearch = {
  problem: DayProblem;
  lists: readonly TrioList[];
  /** What the prices of recipes pay back. */
  repeatPaid: number;
  /** A day must be worth more than this. */
  worth: number;
  /** The trio of each list in the best day found. */
  chosen: Int32Array | undefined;
  /** What days may be worth that the budget left unsearched, at most. */
  open: number;
  nodes: number;
  maxNodes: number;
};

/** Days worth less than this more than the best known one are no better. */
export const WORTH_EPSILON = 1e-9;

/** The trios of a slot's list with the prices of recipes taken off. */
export function trioList({
  trios,
  recipeNumber,
  prices,
}: {
  trios: TrioPool;
  recipeNumber: Int32Array;
  prices: Prices;
}): TrioList {
  const recipes = new Int32Array(trios.size * OPTIONS);
  const worth = trios.points.slice(0, trios.size);
  for (let place = 0; place < recipes.length; place += 1) {
    const recipe = intAt(recipeNumber, intAt(trios.items, place));
    const id = Math.floor(place / OPTIONS);
    recipes[place] = recipe;
    worth[id] = floatAt(worth, id) - floatAt(prices.repeat, recipe);
  }
  return { trios, worth, recipes, values: new Float64Array(trios.size) };
}

/** Notes the day of these trios where it may be served and is the best so far. */
export function tryDay(search: PartSearch, day: Int32Array): void {
  const worth = worthOf(search, day);
  if (worth <= search.worth + WORTH_EPSILON) return;
  search.worth = worth;
  search.chosen = day.slice();
}

function worthOf({ problem: { bands }, lists }: PartSearch, day: Int32Array): number {
  let worth = 0;
  for (let slot = 0; slot < day.length; slot += 1) {
    worth += floatAt((lists[slot] as TrioList).trios.points, intAt(day, slot));
  }
  for (let at = 0; at < WIDTH; at += 1) {
    let [high, low] = [0, 0];
    for (let slot = 0; slot < day.length; slot += 1) {
      const { trios } = lists[slot] as TrioList;
      high += floatAt(trios.high, intAt(day, slot) * WIDTH + at);
      low += floatAt(trios.low, intAt(day, slot) * WIDTH + at);
    }
    if (leavesHardBand({ bands, at, high, low })) return Number.NEGATIVE_INFINITY;
    if (at < bands.hardCount) continue;
    worth -= Math.max(0, high - floatAt(bands.upper, at)) * floatAt(bands.overCost, at);
    worth -= Math.max(0, floatAt(bands.lower, at) - low) * floatAt(bands.underCost, at);
  }
  return repeatIn({ lists, day }) === undefined ? worth : Number.NEGATIVE_INFINITY;
}

/** A recipe that stands in two slots of a day, and the first of them. */
export function repeatIn({
  lists,
  day,
}: {
  lists: readonly TrioList[];
  day: Int32Array;
}): { recipe: number; slot: number } | undefined {
  for (let slot = 1; slot < day.length; slot += 1) {
    const { recipes } = lists[slot] as TrioList;
    for (let option = 0; option < OPTIONS; option += 1) {
      const recipe = intAt(recipes, intAt(day, slot) * OPTIONS + option);
      for (let other = 0; other < slot; other += 1) {
        if (holds(lists[other] as TrioList, intAt(day, other), recipe)) return { recipe, slot: other };
      }
    }
  }
  return undefined;
}

/** Whether a trio of the list has the recipe. */
export const holds = ({ recipes }: TrioList, id: number, recipe: number): boolean =>
  intAt(recipes, id * OPTIONS) === recipe ||
  intAt(recipes, id * OPTIONS + 1) === recipe ||
  intAt(recipes, id * OPTIONS + 2) === recipe;
