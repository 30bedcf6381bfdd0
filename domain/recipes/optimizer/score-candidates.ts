import type { Relaxation } from '../../plan/meal-plan.ts';
import type { DayContext } from '../day-context.ts';
import { rulesGivenUp, scoreAlone, tieBreaker } from '../rank-recipes.ts';
import type { Catalog, MealSlot } from '../recipe.ts';
import type { RuleContext } from '../rules/rule.ts';
import { type BySlot, mapSlots } from '../slots.ts';
import { catalogTable, eligibleRows, type SlotTable } from './recipe-table.ts';

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
  const slotContext: RuleContext = { ...context, slot, chosen: [] };
  const chance = tieBreaker({ seed, slot });
  const score = new Float64Array(rows.length);
  const breaks: (readonly Relaxation[])[] = [];
  for (const [place, row] of rows.entries()) {
    const recipe = table.recipes[row];
    if (recipe === undefined) throw new RangeError(`No recipe in row ${row}`);
    const given = rulesGivenUp(recipe, slotContext);
    if (given === 'forbidden') throw new RangeError(`Recipe ${recipe.id} breaks a restriction`);
    score[place] = scoreAlone({ recipe, context: slotContext, breaks: given }) + chance(recipe.id);
    breaks.push(given);
  }
  return { table, rows, score, breaks };
}
