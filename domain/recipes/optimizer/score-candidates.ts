import type { Relaxation } from '../../plan/meal-plan.ts';
import type { DayContext } from '../day-context.ts';
import type { Catalog, MealSlot } from '../recipe.ts';
import { scoreRecipes } from '../score-recipes.ts';
import { type BySlot, mapSlots } from '../slots.ts';
import { catalogTable, eligibleRows, type SlotTable } from './recipe-table.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** A slot's recipes that keep the restrictions, each with its score and what must be given up to use it. */
export type SlotCandidates = {
  table: SlotTable;
  rows: Int32Array;
  /** By place in `rows`. */
  score: Float64Array;
  breaks: readonly (readonly Relaxation[])[];
};

type Scored = { catalog: Catalog; context: DayContext; seed: string };

/** Scores every recipe that keeps the restrictions of the person, for every slot it belongs in. */
export const scoreCandidates = (scored: Scored): BySlot<SlotCandidates> =>
  mapSlots((slot) => scoreSlot({ ...scored, slot }));

/** As `scoreCandidates`, for one slot. */
export function scoreSlot({ catalog, context, seed, slot }: Scored & { slot: MealSlot }): SlotCandidates {
  const table = catalogTable(catalog).slots[slot];
  const rows = eligibleRows({ catalog, preferences: context.preferences })[slot];
  const all = scoreRecipes({ catalog, context: { ...context, slot, chosen: [] }, seed });
  const score = new Float64Array(rows.length);
  const breaks: (readonly Relaxation[])[] = [];
  for (let place = 0; place < rows.length; place += 1) {
    const row = intAt(rows, place);
    score[place] = floatAt(all.score, row);
    breaks.push(all.breaks[row] ?? []);
  }
  return { table, rows, score, breaks };
}
