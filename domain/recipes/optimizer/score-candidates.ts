import type { Relaxation } from '../../plan/meal-plan.ts';
import type { DayContext } from '../day-context.ts';
import type { Catalog, MealSlot } from '../recipe.ts';
import { isInTime } from '../rules/lead-time.ts';
import { tiresOfCuisine } from '../rules/variety.ts';
import { scoreRecipes } from '../score-recipes.ts';
import { type BySlot, mapSlots } from '../slots.ts';
import { catalogTable, eligibleRows, type SlotTable } from './recipe-table.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A slot's recipes that keep the restrictions, each with its score and what must be given up to use it. */
export type SlotCandidates = {
  table: SlotTable;
  rows: Int32Array;
  /** By place in `rows`, as the others: the table's, but a number of its own for each recipe that never clashes. */
  cuisineNumber: Int32Array;
  score: Float64Array;
  breaks: readonly (readonly Relaxation[])[];
  /** Servings that there may be of it: what is left over is not cooked anew. */
  mostServings: Float64Array;
};

/** Above the number of any cuisine. */
const OWN_NUMBERS = 1000;

type Scored = { catalog: Catalog; context: DayContext; seed: string };

/** Scores every recipe that keeps the restrictions of the person, for every slot it belongs in. */
export const scoreCandidates = (scored: Scored): BySlot<SlotCandidates> =>
  mapSlots((slot) => scoreSlot({ ...scored, slot }));

/** As `scoreCandidates`, for one slot. */
export function scoreSlot({ catalog, context, seed, slot }: Scored & { slot: MealSlot }): SlotCandidates {
  const table = catalogTable(catalog).slots[slot];
  const kept = eligibleRows({ catalog, preferences: context.preferences })[slot];
  // What had to be begun yesterday depends on the leftovers, so it is no part of the kept rows.
  const rows = kept.filter((row) => isInTime(table.recipes[row], { leftovers: context.leftovers, slot }));
  const all = scoreRecipes({ catalog, context: { ...context, slot, chosen: [] }, seed });
  const score = new Float64Array(rows.length);
  const cuisineNumber = new Int32Array(rows.length);
  const mostServings = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY);
  const breaks: (readonly Relaxation[])[] = [];
  for (let place = 0; place < rows.length; place += 1) {
    const row = intAt(rows, place);
    const recipe = table.recipes[row];
    cuisineNumber[place] =
      recipe === undefined || tiresOfCuisine(recipe, context)
        ? intAt(table.cuisineNumber, row)
        : OWN_NUMBERS + row;
    score[place] = floatAt(all.score, row);
    const dish = recipe && context.leftovers.get(recipe.id);
    if (dish !== undefined) mostServings[place] = dish.servings;
    breaks.push(all.breaks[row] ?? []);
  }
  return { table, rows, cuisineNumber, score, breaks, mostServings };
}
