import type { PlanMeals } from '../plan/meal-plan.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { explainOption } from './explain-option.ts';
import { type BySlot, mapSlots } from './slots.ts';

/** Picks as a plan holds them, each with its reasons; the order stays. */
export function explainMeals({
  picks,
  context,
}: {
  picks: BySlot<PortionedRecipe[]>;
  context: DayContext;
}): PlanMeals {
  return mapSlots((slot) =>
    picks[slot].map((pick, index) => {
      const chosen = picks[slot].slice(0, index).map(({ recipe }) => recipe);
      return explainOption({ pick, slot, chosen, context });
    }),
  );
}
