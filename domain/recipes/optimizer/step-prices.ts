import type { DayProblem } from './day-problem.ts';
import { PRICE_SCALE, WIDTH } from './nutrients.ts';
import { OPTIONS } from './objective.ts';
import type { PricedTrio } from './price-slot.ts';
import type { Prices } from './prices.ts';
import type { SlotPricing } from './slot-pricing.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** How far each price moved last, as a direction. */
export type Direction = Prices;

export const noDirection = ({ recipeCount }: DayProblem): Direction => ({
  over: new Float64Array(WIDTH),
  under: new Float64Array(WIDTH),
  repeat: new Float64Array(recipeCount),
});

/** Part of the last direction that stays in the next: damps the zigzag of a plain subgradient. */
const MOMENTUM = 0.4;

const REPEAT_SCALE = 0.07;

/**
 * Moves the prices against the bound's subgradient, by Polyak's step towards `target` times `scale`: what the best
 * trios of the slots use too much of becomes dearer. Prices stay between 0 and what leaving the band costs.
 * False when no price wants to move: the bound is as low as prices make it.
 */
export function stepPrices({
  problem,
  pricings,
  best,
  prices,
  direction,
  excess,
  scale,
}: {
  problem: DayProblem;
  pricings: readonly SlotPricing[];
  best: readonly PricedTrio[];
  prices: Prices;
  direction: Direction;
  /** How much the bound at `prices` lies above what it is hoped to come down to. */
  excess: number;
  scale: number;
}): boolean {
  const { bands } = problem;
  const { high, low, uses } = useOf({ problem, pricings, best });
  let norm = 0;
  for (let at = 0; at < WIDTH; at += 1) {
    const unit = floatAt(PRICE_SCALE, at);
    norm += turn(direction.over, at, {
      towards: (floatAt(high, at) - floatAt(bands.upper, at)) * unit,
      price: floatAt(prices.over, at),
      cap: floatAt(bands.overCost, at),
    });
    norm += turn(direction.under, at, {
      towards: (floatAt(bands.lower, at) - floatAt(low, at)) * unit,
      price: floatAt(prices.under, at),
      cap: floatAt(bands.underCost, at),
    });
  }
  for (let recipe = 0; recipe < uses.length; recipe += 1) {
    const price = floatAt(prices.repeat, recipe);
    const use = intAt(uses, recipe);
    if (use < 2 && price === 0) direction.repeat[recipe] = 0;
    else
      norm += turn(direction.repeat, recipe, {
        towards: (use - 1) * REPEAT_SCALE,
        price,
        cap: Number.POSITIVE_INFINITY,
      });
  }
  if (norm === 0) return false;
  const step = (scale * excess) / norm;
  for (let at = 0; at < WIDTH; at += 1) {
    const length = step * floatAt(PRICE_SCALE, at);
    move(prices.over, at, length * floatAt(direction.over, at), floatAt(bands.overCost, at));
    move(prices.under, at, length * floatAt(direction.under, at), floatAt(bands.underCost, at));
  }
  for (let recipe = 0; recipe < uses.length; recipe += 1) {
    const change = step * REPEAT_SCALE * floatAt(direction.repeat, recipe);
    if (change !== 0) move(prices.repeat, recipe, change, Number.POSITIVE_INFINITY);
  }
  return true;
}

/** Sums of the best trios' largest and smallest shares, and how often each recipe stands in them. */
function useOf({
  problem,
  pricings,
  best,
}: {
  problem: DayProblem;
  pricings: readonly SlotPricing[];
  best: readonly PricedTrio[];
}): { high: Float64Array; low: Float64Array; uses: Int32Array } {
  const [high, low] = [new Float64Array(WIDTH), new Float64Array(WIDTH)];
  const uses = new Int32Array(problem.recipeCount);
  for (const [index, { slot, pool }] of pricings.entries()) {
    const place = best[index]?.place ?? 0;
    for (let at = 0; at < WIDTH; at += 1) {
      high[at] = floatAt(high, at) + floatAt(pool.high, place * WIDTH + at);
      low[at] = floatAt(low, at) + floatAt(pool.low, place * WIDTH + at);
    }
    for (let option = 0; option < OPTIONS; option += 1) {
      const recipe = intAt(slot.recipeNumber, intAt(pool.items, place * OPTIONS + option));
      uses[recipe] = intAt(uses, recipe) + 1;
    }
  }
  return { high, low, uses };
}

/** Turns one direction; 0 where the price would leave its range. Returns its square. */
function turn(
  directions: Float64Array,
  at: number,
  { towards, price, cap }: { towards: number; price: number; cap: number },
): number {
  const wished = towards + MOMENTUM * floatAt(directions, at);
  const isStuck = cap === 0 || (price <= 0 && wished < 0) || (price >= cap && wished > 0);
  const direction = isStuck ? 0 : wished;
  directions[at] = direction;
  return direction * direction;
}

function move(prices: Float64Array, at: number, change: number, cap: number): void {
  prices[at] = Math.min(cap, Math.max(0, floatAt(prices, at) + change));
}
