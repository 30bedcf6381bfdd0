import type { PortionedRecipe } from '../compose-day.ts';
import { portionKcal } from '../portion.ts';
import type { SlotItems } from './day-problem.ts';
import type { SlotCandidates } from './score-candidates.ts';
import { intAt } from './typed-arrays.ts';

/** The recipe in its portion that an item stands for. */
export function pickAt({
  candidates: { table, rows, score, breaks },
  items,
  item,
}: {
  candidates: SlotCandidates;
  items: SlotItems | undefined;
  item: number;
}): PortionedRecipe {
  const place = items?.place[item] ?? -1;
  const [recipe, portion, given] = [table.recipes[intAt(rows, place)], items?.portion[item], breaks[place]];
  if (recipe === undefined || portion === undefined || given === undefined) {
    throw new RangeError(`No recipe for item ${item}`);
  }
  const energyKcal = portionKcal({ recipe, portion });
  return { recipe, portion, energyKcal, score: score[place] ?? 0, breaks: given };
}
