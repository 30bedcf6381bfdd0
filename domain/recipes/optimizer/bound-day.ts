import type { DayProblem } from './day-problem.ts';
import { type DayState, emptyState, putTrio, worthOfState } from './day-state.ts';
import { descend } from './descend.ts';
import { energyStart } from './energy-start.ts';
import type { DayItems } from './objective.ts';
import { bestOfPool, type PricedTrio, priceSlot } from './price-slot.ts';
import { copyOfPrices, type Prices, paidBack, usualPrices } from './prices.ts';
import { dropItems, type SlotPricing, slotPricing } from './slot-pricing.ts';
import { noDirection, stepPrices } from './step-prices.ts';
import { addTrio } from './trio-pool.ts';

/** A day, if one was found, and a bound that no day exceeds, with the prices that prove it. */
export type BoundedDay = {
  items: DayItems | undefined;
  /** What `items` is worth; −∞ without. */
  objective: number;
  bound: number;
  prices: Prices;
  /** Value of the best trio of each slot at `prices`. */
  best: Float64Array;
  pricings: readonly SlotPricing[];
  /** False when no trios keep the energy band, whatever they are worth. */
  fitsEnergy: boolean;
};

/** Sets of prices that are tried: the bound comes down little after that. */
const STEPS = 24;
/** Of the first sets each is priced exactly, then every other; between them by the trios met so far, for nearly nothing. */
const EXACT_STEPS = 4;
const EXACT_EVERY = 2;
/** How often a day is made of the best trios: early ones let hopeless recipes be dropped. */
const WORK_OUT_EVERY = 4;

/** Items this many points short of a place in the best trio still serve to better a day. */
const DESCENT_MARGIN = 0.3;

/** First part of Polyak's step, for the target is a day and not the least bound; and how it shrinks. */
const FIRST_SCALE = 0.8;
const SHRINK = 0.6;
/** Prices that must fail to lower the bound by a thousandth before steps shrink. */
const PATIENCE = 2;
const LEAST_PROGRESS = 1e-3;
/** Points that the bound is hoped to come down where no day is known to aim at. */
const BLIND_EXCESS = 3;
/** Between exact steps the trios met so far may be worth less than the day itself: prices move on all the same. */
const LEAST_EXCESS = 0.02;

/** Nearer than this the bound and a day are the same. */
export const GAP_EPSILON = 1e-7;

/**
 * Lowers the bound on what any day is worth by a projected subgradient method (Polyak's step, with momentum), and
 * on the way makes good days from the slots' best trios. Undefined when a slot has no three recipes.
 */
export function boundDay(problem: DayProblem): BoundedDay | undefined {
  const pricings = problem.slots.map(slotPricing);
  const prices = usualPrices(problem);
  const [state, direction] = [emptyState(problem), noDirection(problem)];
  const day: BoundedDay = {
    items: undefined,
    objective: Number.NEGATIVE_INFINITY,
    bound: Number.POSITIVE_INFINITY,
    prices,
    best: new Float64Array(pricings.length),
    pricings,
    fitsEnergy: true,
  };
  let [scale, failures] = [FIRST_SCALE, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const isWorkedOut = step % WORK_OUT_EVERY === 0 || step === STEPS - 1;
    const isExact = isWorkedOut || step < EXACT_STEPS || step % EXACT_EVERY === 0;
    const margin = isWorkedOut ? DESCENT_MARGIN : 0;
    const best = isExact ? priceSlots({ pricings, prices, margin }) : bestOfPools({ pricings, prices });
    if (best === undefined) return undefined;
    const value = best.reduce((sum, trio) => sum + trio.value, paidBack({ prices, bands: problem.bands }));
    const progress = LEAST_PROGRESS * Math.max(1, Math.abs(value));
    if (isExact) failures = value < day.bound - progress ? 0 : failures + 1;
    if (isExact && value < day.bound) keepBound({ day, value, prices, best });
    if (isWorkedOut) workOut({ problem, state, pricings, best, day });
    if (day.bound - day.objective < GAP_EPSILON) break;
    if (isExact && value === day.bound && day.items !== undefined) dropHopeless({ day, best });
    if (failures >= PATIENCE) [scale, failures] = [scale * SHRINK, 0];
    const excess = day.items === undefined ? BLIND_EXCESS : Math.max(LEAST_EXCESS, value - day.objective);
    const isMoved = stepPrices({ problem, pricings, best, prices, direction, excess, scale });
    if (!isMoved && isExact) break;
  }
  // Such a day keeps the bands of nutrients by luck only: where they are hard it is not worth the time.
  const isEnergyAlone = problem.bands.hardCount === 1;
  if (day.items === undefined && isEnergyAlone) startFromEnergy({ problem, state, pricings, day });
  return day;
}

/** Notes the lowest bound so far, and what proves it. */
function keepBound({
  day,
  value,
  prices,
  best,
}: {
  day: BoundedDay;
  value: number;
  prices: Prices;
  best: readonly PricedTrio[];
}): void {
  day.bound = value;
  day.prices = copyOfPrices(prices);
  day.best = Float64Array.from(best, (trio) => trio.value);
}

/** Drops what no day holds that is better than the best one known. */
function dropHopeless({ day, best }: { day: BoundedDay; best: readonly PricedTrio[] }): void {
  for (const [index, pricing] of day.pricings.entries()) {
    dropItems(pricing, (best[index]?.value ?? 0) - (day.bound - day.objective));
  }
}

/** Where the best trios lead to no day: from one that keeps the energy band, if there is one. */
function startFromEnergy({ problem, pricings, state, day }: Omit<WorkOut, 'best'>): void {
  const trios = energyStart(problem);
  day.fitsEnergy = trios !== undefined;
  if (trios === undefined) return;
  const best = pricings.map(({ pool, slot }, index): PricedTrio => {
    const [i, j, k] = trios[index] ?? [0, 0, 0];
    return { place: addTrio(pool, slot, i, j, k), value: 0 };
  });
  workOut({ problem, pricings, state, best, day });
}

function priceSlots({
  pricings,
  prices,
  margin,
}: {
  pricings: readonly SlotPricing[];
  prices: Prices;
  margin: number;
}): PricedTrio[] | undefined {
  const best: PricedTrio[] = [];
  for (const pricing of pricings) {
    const trio = priceSlot({ pricing, prices, margin });
    if (trio === undefined) return undefined;
    best.push(trio);
  }
  return best;
}

/** As `priceSlots`, among the trios met so far: where prices should go next, but no bound. */
function bestOfPools({
  pricings,
  prices,
}: {
  pricings: readonly SlotPricing[];
  prices: Prices;
}): PricedTrio[] | undefined {
  const best = pricings.map((pricing) => bestOfPool(pricing, prices));
  return best.every((trio) => trio !== undefined) ? best : undefined;
}

type WorkOut = {
  problem: DayProblem;
  state: DayState;
  pricings: readonly SlotPricing[];
  best: readonly PricedTrio[];
  day: BoundedDay;
};

/** Makes a day of the slots' best trios, betters it, and keeps it where it is the best so far. */
function workOut({ problem, state, pricings, best, day }: WorkOut): void {
  for (const [index, pricing] of pricings.entries()) {
    putTrio({ state, index, pricing, place: best[index]?.place ?? 0 });
  }
  descend({ problem, state, pricings });
  const { worth, isFeasible } = worthOfState({ problem, state });
  if (!isFeasible || worth <= day.objective) return;
  day.objective = worth;
  day.items = state.items.slice();
}
