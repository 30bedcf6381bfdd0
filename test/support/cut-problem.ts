import type { DayProblem, SlotItems } from '../../domain/recipes/optimizer/day-problem.ts';
import { WIDTH } from '../../domain/recipes/optimizer/nutrients.ts';

/** The same day with `most` of each slot's items, evenly picked from `offset` on: few enough to list every trio. */
export const cutProblem = (
  problem: DayProblem,
  { most, offset }: { most: number; offset: number },
): DayProblem => ({ ...problem, slots: problem.slots.map((slot) => cutSlot(slot, most, offset)) });

function cutSlot(slot: SlotItems, most: number, offset: number): SlotItems {
  const step = Math.max(1, slot.count / most);
  const count = Math.min(most, slot.count);
  const kept = Array.from({ length: count }, (_, nth) => (Math.floor(nth * step) + offset) % slot.count);
  const pick = <Values extends Int32Array | Float64Array>(values: Values): Values =>
    values.filter((_, item) => kept.includes(item)) as Values;
  return {
    count,
    place: pick(slot.place),
    portion: pick(slot.portion),
    recipeNumber: pick(slot.recipeNumber),
    groupNumber: pick(slot.groupNumber),
    kindNumber: pick(slot.kindNumber),
    foodNumber: pick(slot.foodNumber),
    cuisineNumber: pick(slot.cuisineNumber),
    score: pick(slot.score),
    share: slot.share.filter((_, at) => kept.includes(Math.floor(at / WIDTH))),
  };
}
