import type { Relaxation } from '../plan/meal-plan.ts';
import { type EnergyWindow, energyWindows, type Shares, sharesAmong } from './energy-windows.ts';
import { type Prefer, pickDistinct } from './pick-distinct.ts';
import { nearestPortion, portionKcal } from './portion.ts';
import type { RankedRecipe, Ranking } from './rank-recipes.ts';
import type { MealSlot, Recipe } from './recipe.ts';
import { type BySlot, mapSlots, SLOTS } from './slots.ts';

/** A recipe in the portion that fits its slot. */
export type PortionedRecipe = RankedRecipe & { portion: number; energyKcal: number };

/** What may be given up, how far the energy may stray (0.1 is 10 %), and how many alternatives are enough. */
export type Terms = { givesUp: ReadonlySet<Relaxation>; band: number; atLeast: number };

/** A slot's score for a recipe beside those already chosen: 0 or less. */
type BesideChosen = (args: { recipe: Recipe; slot: MealSlot; chosen: readonly Recipe[] }) => number;

export type ComposeDay = {
  ranking: Ranking;
  energyKcal: number;
  /** Spreads of the energy to try, best liked first. */
  patterns: readonly Shares[];
  terms: Terms;
  besideChosen: BesideChosen;
  /** The slots to fill; absent: all. */
  slots?: readonly MealSlot[];
};

export type Composition =
  | { status: 'composed'; picks: BySlot<PortionedRecipe[]> }
  /** `slot` is the one that stayed short under the first pattern. */
  | { status: 'short'; slot: MealSlot };

/** Alternatives that a slot offers. */
export const ALTERNATIVES = 3;

/** Taken off for every pattern further down the list. */
const PATTERN_COST = 1;
/** Worth of one more alternative: above anything the rules can say. */
const ALTERNATIVE_WORTH = 1000;

/**
 * Finds up to three portioned recipes for each slot under `terms`: every combination of one from each lies
 * within the band, and no recipe stands in two places. Of the energy patterns it takes the one with most
 * alternatives, then with the best score.
 */
export function composeDay({
  ranking,
  energyKcal,
  patterns,
  terms,
  besideChosen,
  slots = SLOTS,
}: ComposeDay): Composition {
  let best: { picks: BySlot<PortionedRecipe[]>; worth: number } | undefined;
  let short: MealSlot | undefined;
  for (const [index, shares] of patterns.entries()) {
    const windows = energyWindows({
      energyKcal,
      shares: sharesAmong({ shares, slots }),
      band: terms.band,
    });
    const candidates = mapSlots((slot) =>
      slots.includes(slot) ? fitting(ranking[slot], windows[slot], terms.givesUp) : [],
    );
    const prefer = preferBest(besideChosen);
    const picks = pickDistinct({ candidates, count: ALTERNATIVES, prefer });
    const lacking = slots.find((slot) => picks[slot].length < terms.atLeast);
    if (lacking !== undefined) {
      short ??= lacking;
      continue;
    }
    const worth = worthOf(picks) - PATTERN_COST * index;
    if (best === undefined || worth > best.worth) best = { picks, worth };
  }
  if (best !== undefined) return { status: 'composed', picks: best.picks };
  return { status: 'short', slot: short ?? 'breakfast' };
}

/** The recipes that have a portion inside `window`, in the order given. */
function fitting(
  ranked: readonly RankedRecipe[],
  window: EnergyWindow,
  givesUp: ReadonlySet<Relaxation>,
): PortionedRecipe[] {
  const fits: PortionedRecipe[] = [];
  for (const candidate of ranked) {
    const { recipe, breaks, servingsLeft } = candidate;
    if (!breaks.every((relaxation) => givesUp.has(relaxation))) continue;
    const portion = nearestPortion({ recipe, energyKcal: window.aimKcal, most: servingsLeft });
    const energyKcal = portionKcal({ recipe, portion });
    if (energyKcal < window.minKcal || energyKcal > window.maxKcal) continue;
    fits.push({ ...candidate, portion, energyKcal });
  }
  return fits;
}

/** Candidates come best first and what is chosen can only lower a score: the search ends as soon as none can win. */
const preferBest =
  (besideChosen: BesideChosen): Prefer<PortionedRecipe> =>
  ({ slot, free, picked }) => {
    const chosen = picked.map(({ recipe }) => recipe);
    let best: { item: PortionedRecipe; score: number } | undefined;
    for (const item of free) {
      if (best !== undefined && item.score <= best.score) break;
      const score = item.score + besideChosen({ recipe: item.recipe, slot, chosen });
      if (best === undefined || score > best.score) best = { item, score };
    }
    return best?.item;
  };

function worthOf(picks: BySlot<PortionedRecipe[]>): number {
  let worth = 0;
  for (const slot of SLOTS) {
    for (const { score } of picks[slot]) worth += ALTERNATIVE_WORTH + score;
  }
  return worth;
}
