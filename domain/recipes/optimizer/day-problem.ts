import type { DayTargets } from '../../energy/day-targets.ts';
import type { Relaxation } from '../../plan/meal-plan.ts';
import { PORTIONS, toTenth } from '../portion.ts';
import type { MealSlot } from '../recipe.ts';
import { type BySlot, SLOTS } from '../slots.ts';
import { type Bands, dayBands } from './bands.ts';
import { dayAmounts, NUTRIENTS, WIDTH } from './nutrients.ts';
import type { SlotCandidates } from './score-candidates.ts';
import { type ShareWindow, windowsAmong, windowsOfDay } from './share-windows.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** What a slot may hold: recipes in portions, as columns of numbers. */
export type SlotItems = {
  count: number;
  /** Place of the recipe among the slot's candidates. */
  place: Int32Array;
  portion: Float64Array;
  recipeNumber: Int32Array;
  groupNumber: Int32Array;
  kindNumber: Int32Array;
  foodNumber: Int32Array;
  /** The person's: a cuisine that they like is another one with every recipe, so that it never clashes. */
  cuisineNumber: Int32Array;
  /** Points of the rules, less what an unusual portion costs. */
  score: Float64Array;
  /** `WIDTH` shares of the day's targets for each item. */
  share: Float64Array;
};

/** One person's day: choose three items of each slot (in the order of the day), no recipe twice. */
export type DayProblem = {
  slots: readonly SlotItems[];
  bands: Bands;
  /** How many recipe numbers there are. */
  recipeCount: number;
};

/** The day's problem where the rules in `givesUp` may be broken. */
export function dayProblem({
  candidates,
  recipeCount,
  targets,
  givesUp,
  energyBand,
  isStrict,
  windows,
  slots: planned = SLOTS,
}: {
  candidates: BySlot<SlotCandidates>;
  recipeCount: number;
  targets: DayTargets;
  givesUp: ReadonlySet<Relaxation>;
  /** How far any combination may stray from the day's energy: 0.05 is 5 %. */
  energyBand: number;
  /** Whether the bands of nutrients are as hard as that of energy. */
  isStrict: boolean;
  windows: BySlot<ShareWindow>;
  /** The slots to plan, in the order of the day. */
  slots?: readonly MealSlot[];
}): DayProblem {
  const perUnit = perDayAmount(targets);
  const ofDay = windowsOfDay({ windows, energyKcal: targets.energyKcal });
  const scaled = windowsAmong({ windows: ofDay, slots: planned });
  const slots = planned.map((slot) =>
    slotItems({ candidates: candidates[slot], perUnit, givesUp, window: scaled[slot] }),
  );
  return { slots, bands: dayBands({ targets, energyBand, isStrict }), recipeCount };
}

/** What turns an amount into a share of the day's target, in the order of `NUTRIENTS`; 0 without a target. */
export function perDayAmount(targets: DayTargets): Float64Array {
  const amounts = dayAmounts(targets);
  return Float64Array.from(NUTRIENTS, (nutrient) => (amounts[nutrient] > 0 ? 1 / amounts[nutrient] : 0));
}

/** A slot's recipes in portions that lie in `window`, as shares of the day's targets. */
export function slotItems({
  candidates,
  perUnit,
  givesUp,
  window,
}: {
  candidates: SlotCandidates;
  perUnit: Float64Array;
  givesUp: ReadonlySet<Relaxation>;
  window: ShareWindow;
}): SlotItems {
  const { table, rows, cuisineNumber, score } = candidates;
  const fitting = fittingPortions({ candidates, perUnit, givesUp, window });
  const items = emptyItems(fitting.length);
  for (let item = 0; item < fitting.length; item += 1) {
    const place = Math.floor(intAt(fitting, item) / PORTIONS.length);
    const step = intAt(fitting, item) % PORTIONS.length;
    const row = intAt(rows, place);
    const portion = PORTIONS[step] as number;
    items.place[item] = place;
    items.portion[item] = portion;
    items.recipeNumber[item] = intAt(table.recipeNumber, row);
    items.groupNumber[item] = intAt(table.groupNumber, row);
    items.kindNumber[item] = intAt(table.kindNumber, row);
    items.foodNumber[item] = intAt(table.foodNumber, row);
    items.cuisineNumber[item] = intAt(cuisineNumber, place);
    items.score[item] = floatAt(score, place) - floatAt(table.portionCost, row * PORTIONS.length + step);
    items.share[item * WIDTH] =
      floatAt(table.portionKcal, row * PORTIONS.length + step) * floatAt(perUnit, 0);
    for (let at = 1; at < WIDTH; at += 1) {
      items.share[item * WIDTH + at] =
        toTenth(floatAt(table.perServing, row * WIDTH + at) * portion) * floatAt(perUnit, at);
    }
  }
  return { ...items, count: fitting.length };
}

/** Room for what fits, kept from one call to the next: it never leaves this module. */
let room = new Int32Array(0);

/**
 * Recipes in portions that lie in the window: place × portions + step, in a view that the next call writes over. A
 * portion that breaks an egg is among them only where no other of the recipe lies there.
 */
function fittingPortions({
  candidates: { table, rows, breaks: givenUp, mostServings },
  perUnit,
  givesUp,
  window,
}: Parameters<typeof slotItems>[0]): Int32Array {
  const most = rows.length * PORTIONS.length;
  if (room.length < most) room = new Int32Array(most);
  let count = 0;
  for (let place = 0; place < rows.length; place += 1) {
    if (givenUp[place]?.some((relaxation) => !givesUp.has(relaxation))) continue;
    const first = intAt(rows, place) * PORTIONS.length;
    const start = count;
    let isWhole = false;
    for (let step = 0; step < PORTIONS.length; step += 1) {
      if ((PORTIONS[step] as number) > floatAt(mostServings, place)) break;
      const energyShare = floatAt(table.portionKcal, first + step) * floatAt(perUnit, 0);
      if (energyShare < window.min || energyShare > window.max) continue;
      const breaks = table.breaksEgg[first + step] === 1;
      if (breaks && isWhole) continue;
      if (!breaks && !isWhole) {
        count = start;
        isWhole = true;
      }
      room[count] = place * PORTIONS.length + step;
      count += 1;
    }
  }
  return room.subarray(0, count);
}

function emptyItems(capacity: number): Omit<SlotItems, 'count'> {
  return {
    place: new Int32Array(capacity),
    portion: new Float64Array(capacity),
    recipeNumber: new Int32Array(capacity),
    groupNumber: new Int32Array(capacity),
    kindNumber: new Int32Array(capacity),
    foodNumber: new Int32Array(capacity),
    cuisineNumber: new Int32Array(capacity),
    score: new Float64Array(capacity),
    share: new Float64Array(capacity * WIDTH),
  };
}
