import { DomainError } from '../../errors.ts';
import type { MealOption, PlanMeals, Relaxation } from '../../plan/meal-plan.ts';
import type { PortionedRecipe } from '../compose-day.ts';
import { dayContext } from '../day-context.ts';
import { PORTIONS, portionCost } from '../portion.ts';
import { scoreBesideChosen } from '../rank-recipes.ts';
import type { MealSlot, Recipe } from '../recipe.ts';
import { PROMISED_BAND } from '../relaxation-ladder.ts';
import type { SelectionInput } from '../select-day.ts';
import { type BySlot, SLOTS } from '../slots.ts';
import { perDayAmount, slotItems } from './day-problem.ts';
import { type Nutrient, WIDTH } from './nutrients.ts';
import { pickAt } from './pick-at.ts';
import { AIMED_BAND } from './rungs.ts';
import { type SlotCandidates, scoreSlot } from './score-candidates.ts';
import {
  type ShareWindow,
  USUAL_WINDOWS,
  WIDE_WINDOWS,
  windowsAmong,
  windowsOfDay,
} from './share-windows.ts';
import { bandsAround, leftBands, standingDay } from './standing-day.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** The best recipe for a place of a plan whose other options stay as they are. */
export type Replacement = {
  pick: PortionedRecipe;
  /** Points of the rules that it gains against the option that it replaces: mostly below 0. */
  difference: number;
  /** Bands that some combination of the day leaves with it and did not leave before: of energy, the 5 % aimed at. */
  leaves: readonly Nutrient[];
};

/** A place of a plan: `recipeId` among the alternatives of `slot`. */
type PlanPlace = { meals: PlanMeals; slot: MealSlot; recipeId: string };

/** What came second in a place of a plan; without `runnerUp` nothing else fits there. */
export type PlaceRunnerUp = { slot: MealSlot; recipeId: string; runnerUp: Replacement | undefined };

/**
 * For each option of a plan the recipe that would stand in its place were it not there, all others staying: every
 * combination keeps the energy band, and the bands of nutrients that it kept, where any recipe does.
 *
 * `input` is what the plan was made from; the recipes of the plan itself are no candidates.
 */
export function runnersUp({ input, meals }: { input: SelectionInput; meals: PlanMeals }): PlaceRunnerUp[] {
  return SLOTS.flatMap((slot) => {
    const candidates = scoreFor(input, slot);
    return meals[slot].map(({ recipeId }) => ({
      slot,
      recipeId,
      runnerUp: bestReplacement({
        input,
        meals,
        slot,
        recipeId,
        candidates,
        excluded: new Set(),
        terms: USUAL_TERMS,
      }),
    }));
  });
}

/**
 * The best replacement for one option of a plan, the others staying: a recipe of the catalogue that keeps the
 * restrictions, is not in the plan and not in `excluded`, in the portion in which every combination keeps the energy
 * band, and the bands of nutrients that it kept, where any recipe does. A plan that was wider than a band gets no
 * wider. Recipes that the person turned down are never among them; other rules give way where nothing else fits.
 * Undefined when nothing fits.
 *
 * @throws DomainError invalid `not_an_alternative` when the plan has no such option.
 */
export const optimizeSwap = ({
  input,
  excluded,
  ...place
}: PlanPlace & { input: SelectionInput; excluded: ReadonlySet<string> }): Replacement | undefined => {
  const candidates = scoreFor(input, place.slot);
  const found = bestReplacement({ ...place, input, excluded, candidates, terms: SWAP_TERMS });
  // What a swap may cost of energy is promised as 10 %, so that leaving 5 % is nothing given up.
  return found && { ...found, leaves: found.leaves.filter((nutrient) => nutrient !== 'energyKcal') };
};

const scoreFor = (input: SelectionInput, slot: MealSlot): SlotCandidates =>
  scoreSlot({ ...input, context: dayContext(input), slot });

type Terms = { energyBand: number; keepsBands: boolean; windows: BySlot<ShareWindow> };

/** Tried in this order for each set of rules given up; only then, and for all sets again, what leaves bands of nutrients. */
const USUAL_TERMS: readonly Terms[] = [
  { energyBand: AIMED_BAND, keepsBands: true, windows: USUAL_WINDOWS },
  { energyBand: PROMISED_BAND, keepsBands: true, windows: USUAL_WINDOWS },
];
const SWAP_TERMS: readonly Terms[] = [
  ...USUAL_TERMS,
  { energyBand: PROMISED_BAND, keepsBands: true, windows: WIDE_WINDOWS },
  { energyBand: PROMISED_BAND, keepsBands: false, windows: WIDE_WINDOWS },
];
const GIVEN_UP: readonly ReadonlySet<Relaxation>[] = [
  new Set(),
  new Set(['repeats']),
  new Set(['repeats', 'cooking_time']),
  new Set(['repeats', 'cooking_time', 'disliked_foods']),
];

type Replace = PlanPlace & {
  input: SelectionInput;
  candidates: SlotCandidates;
  excluded: ReadonlySet<string>;
};

function bestReplacement({
  terms,
  ...replace
}: Replace & { terms: readonly Terms[] }): Replacement | undefined {
  const { meals, slot, recipeId } = replace;
  const replaced = meals[slot].find((option) => option.recipeId === recipeId);
  if (replaced === undefined) {
    throw new DomainError('invalid', 'not_an_alternative', `The plan has no ${slot} of that recipe.`);
  }
  for (const keepsBands of [true, false]) {
    const own = terms.filter((term) => term.keepsBands === keepsBands);
    for (const givesUp of GIVEN_UP) {
      for (const term of own) {
        const best = bestUnder({ ...replace, replaced, givesUp, ...term });
        if (best !== undefined) return best;
      }
    }
  }
  return undefined;
}

function bestUnder({
  input,
  meals,
  slot,
  candidates,
  excluded,
  replaced,
  givesUp,
  energyBand,
  keepsBands,
  windows,
}: Replace & {
  replaced: MealOption;
  givesUp: ReadonlySet<Relaxation>;
} & Terms): Replacement | undefined {
  const { targets } = input;
  const day = standingDay({ meals, targets, slot, replaced });
  const bands = bandsAround({ targets, energyBand, before: day.before });
  const aimed = bandsAround({ targets, energyBand: AIMED_BAND, before: day.before });
  const planned = SLOTS.filter((own) => meals[own].length > 0);
  const window = windowsAmong({
    windows: windowsOfDay({ windows, energyKcal: targets.energyKcal }),
    slots: planned,
  })[slot];
  const items = slotItems({
    candidates,
    perUnit: perDayAmount(targets),
    givesUp,
    window,
  });
  const taken = new Set(SLOTS.flatMap((own) => meals[own].map(({ recipeId }) => recipeId)));
  const beside = besideCost({ input, meals, slot, replaced });
  let best: { item: number; points: number; leaves: Nutrient[] } | undefined;
  for (let item = 0; item < items.count; item += 1) {
    const recipe = candidates.table.recipes[intAt(candidates.rows, intAt(items.place, item))];
    if (recipe === undefined || taken.has(recipe.id) || excluded.has(recipe.id)) continue;
    const points = floatAt(items.score, item) + beside(recipe);
    if (best !== undefined && points <= best.points) continue;
    const own = { day, share: items.share, row: item * WIDTH };
    const left = leftBands({ ...own, bands });
    if (left.includes('energyKcal') || (keepsBands && left.length > 0)) continue;
    best = { item, points, leaves: leftBands({ ...own, bands: aimed }) };
  }
  if (best === undefined) return undefined;
  const replacedPoints = pointsOf({ candidates, replaced, beside });
  const pick = pickAt({ candidates, items, item: best.item });
  return { pick, difference: best.points - replacedPoints, leaves: best.leaves };
}

type BesideCost = (recipe: Recipe) => number;

/** What a recipe loses by being like the options that stay in its slot: 0 or less. */
function besideCost({
  input,
  meals,
  slot,
  replaced,
}: Pick<Replace, 'input' | 'meals' | 'slot'> & { replaced: MealOption }): BesideCost {
  const context = dayContext(input);
  const chosen = meals[slot].flatMap((option) => {
    const recipe = option === replaced ? undefined : input.catalog.recipes.get(option.recipeId);
    return recipe === undefined ? [] : [recipe];
  });
  return (recipe) => scoreBesideChosen({ recipe, slot, chosen, context });
}

/** What the replaced option was worth; 0 where the catalogue or the restrictions no longer hold it. */
function pointsOf({
  candidates: { table, rows, score },
  replaced,
  beside,
}: {
  candidates: SlotCandidates;
  replaced: MealOption;
  beside: BesideCost;
}): number {
  const place = rows.findIndex((row) => table.recipes[row]?.id === replaced.recipeId);
  const recipe = table.recipes[intAt(rows, place)];
  if (place < 0 || recipe === undefined) return 0;
  const step = PORTIONS.indexOf(replaced.portion);
  const cost =
    step < 0
      ? portionCost(replaced.portion)
      : floatAt(table.portionCost, intAt(rows, place) * PORTIONS.length + step);
  return floatAt(score, place) - cost + beside(recipe);
}
