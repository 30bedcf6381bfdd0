import type { DayProblem } from './day-problem.ts';
import {
  type DayState,
  missCost,
  type Others,
  putTrio,
  REPEAT_COST,
  sumOthers,
  worthOfState,
} from './day-state.ts';
import { WIDTH } from './nutrients.ts';
import { OPTIONS, varietyCost } from './objective.ts';
import type { SlotPricing } from './slot-pricing.ts';
import { placeOfTrio } from './trio-pool.ts';
import { floatAt, intAt } from './typed-arrays.ts';

type Descent = { problem: DayProblem; state: DayState; pricings: readonly SlotPricing[] };

/** Options of a slot that are tried in each place, best first: of a large catalogue the rest is hopeless. */
const MAX_TRIED = 80;

/** A change must gain this much: less is rounding, and could go on for ever. */
const LEAST_GAIN = 1e-9;

/** Betters a day by whole trios and by single options in turn, until neither helps. */
export function descend(descent: Descent): void {
  let before: number;
  do {
    descendByTrios(descent);
    before = worthOfState(descent).worth;
    descendByOptions(descent);
  } while (worthOfState(descent).worth > before + LEAST_GAIN);
}

/** Gives each slot in turn the trio of its pool that suits the others best, until nothing changes. */
function descendByTrios({ problem, state, pricings }: Descent): void {
  let unchanged = 0;
  for (let turn = 0; unchanged < pricings.length; turn += 1) {
    const index = turn % pricings.length;
    const pricing = pricings[index];
    if (pricing === undefined) return;
    const place = betterTrio({ problem, state, pricing, index });
    unchanged = place === undefined ? unchanged + 1 : 0;
    if (place !== undefined) putTrio({ state, index, pricing, place });
  }
}

type Turn = { problem: DayProblem; state: DayState; pricing: SlotPricing; index: number };

function betterTrio({ problem, state, pricing, index }: Turn): number | undefined {
  const { pool } = pricing;
  const others = sumOthers({ state, index });
  const worthOf = (
    trio: { points: Float64Array; high: Float64Array; low: Float64Array; items: Int32Array },
    place: number,
    floor: number,
  ): number => {
    let worth = others.points + floatAt(trio.points, place);
    for (let at = 0; at < WIDTH && worth > floor; at += 1) {
      const high = floatAt(others.high, at) + floatAt(trio.high, place * WIDTH + at);
      const low = floatAt(others.low, at) + floatAt(trio.low, place * WIDTH + at);
      worth -= missCost({ bands: problem.bands, at, high, low });
    }
    return worth > floor
      ? worth - REPEAT_COST * usesElsewhere({ state, pricing, index }, trio.items, place)
      : worth;
  };
  let best = worthOf(state, index, Number.NEGATIVE_INFINITY) + LEAST_GAIN;
  let better: number | undefined;
  for (let place = 0; place < pool.size; place += 1) {
    const worth = worthOf(pool, place, best);
    if (worth > best) [best, better] = [worth, place];
  }
  return better;
}

/** How often the recipes of a trio stand in other slots than `index`. */
function usesElsewhere(
  { state, pricing: { slot }, index }: Omit<Turn, 'problem'>,
  items: Int32Array,
  place: number,
): number {
  let uses = 0;
  for (let option = 0; option < OPTIONS; option += 1) {
    const recipe = intAt(slot.recipeNumber, intAt(items, place * OPTIONS + option));
    uses += intAt(state.uses, recipe);
    for (let own = 0; own < OPTIONS; own += 1) {
      if (intAt(slot.recipeNumber, intAt(state.items, index * OPTIONS + own)) === recipe) uses -= 1;
    }
  }
  return uses;
}

/** Changes one option at a time for the best other one, until none helps; the trios found join the pools. */
function descendByOptions({ problem, state, pricings }: Descent): void {
  const places = pricings.length * OPTIONS;
  let unchanged = 0;
  for (let turn = 0; unchanged < places; turn += 1) {
    const index = Math.floor((turn % places) / OPTIONS);
    const option = turn % OPTIONS;
    const pricing = pricings[index];
    if (pricing === undefined) return;
    const k = betterOption({ problem, state, pricing, index, option });
    unchanged += 1;
    if (k === undefined) continue;
    const [i, j] = otherTwo({ state, index, option });
    const place = placeOfTrio({ pool: pricing.pool, slot: pricing.slot, i, j, k });
    if (place === undefined) return;
    putTrio({ state, index, pricing, place });
    unchanged = 0;
  }
}

type OptionTurn = Turn & { option: number };

function otherTwo({
  state,
  index,
  option,
}: Pick<OptionTurn, 'state' | 'index' | 'option'>): [number, number] {
  const first = index * OPTIONS;
  return [
    intAt(state.items, first + ((option + 1) % OPTIONS)),
    intAt(state.items, first + ((option + 2) % OPTIONS)),
  ];
}

function betterOption({ problem, state, pricing, index, option }: OptionTurn): number | undefined {
  const { slot, order, orderSize } = pricing;
  const [i, j] = otherTwo({ state, index, option });
  const [recipeI, recipeJ] = [intAt(slot.recipeNumber, i), intAt(slot.recipeNumber, j)];
  const current = intAt(state.items, index * OPTIONS + option);
  const currentRecipe = intAt(slot.recipeNumber, current);
  const others = sumOthers({ state, index });
  const worthOf = (k: number, floor: number): number => {
    const worth = trioWorth({ problem, pricing, others, i, j, k, floor });
    const recipe = intAt(slot.recipeNumber, k);
    return worth - REPEAT_COST * (intAt(state.uses, recipe) - (recipe === currentRecipe ? 1 : 0));
  };
  let best = worthOf(current, Number.NEGATIVE_INFINITY) + LEAST_GAIN;
  let better: number | undefined;
  const tried = Math.min(orderSize, MAX_TRIED);
  for (let rank = 0; rank < tried; rank += 1) {
    const k = intAt(order, rank);
    const recipe = intAt(slot.recipeNumber, k);
    if (recipe === recipeI || recipe === recipeJ) continue;
    const worth = worthOf(k, best);
    if (worth > best) [best, better] = [worth, k];
  }
  return better;
}

/** What the day is worth with these three in a slot, repeats aside; less than `floor` as soon as it is less. */
function trioWorth({
  problem,
  pricing: { slot },
  others,
  i,
  j,
  k,
  floor,
}: {
  problem: DayProblem;
  pricing: SlotPricing;
  others: Others;
  i: number;
  j: number;
  k: number;
  floor: number;
}): number {
  const { score, share } = slot;
  let worth = others.points + floatAt(score, i) + floatAt(score, j) + floatAt(score, k);
  worth -= varietyCost(slot, i, j, k);
  for (let at = 0; at < WIDTH && worth > floor; at += 1) {
    const x = floatAt(share, i * WIDTH + at);
    const y = floatAt(share, j * WIDTH + at);
    const z = floatAt(share, k * WIDTH + at);
    const high = floatAt(others.high, at) + Math.max(x, y, z);
    const low = floatAt(others.low, at) + Math.min(x, y, z);
    worth -= missCost({ bands: problem.bands, at, high, low });
  }
  return worth;
}
