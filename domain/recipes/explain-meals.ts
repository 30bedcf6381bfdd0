import type { MealOption, PlanMeals } from '../plan/meal-plan.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { explainOption } from './explain-option.ts';
import { contextBeside, eatenBefore } from './shared-pantry.ts';
import { type BySlot, mapSlots } from './slots.ts';

/** What is the person's own is worth saying of every option it is true of. */
const OWN_REASONS: readonly string[] = ['leftover', 'liked_recipe', 'liked_cuisine', 'expiring', 'at_home'];

/** Picks as a plan holds them, each with its reasons; the order stays. What is at home is told for the day as a whole. */
export function explainMeals({
  picks,
  context,
}: {
  picks: BySlot<PortionedRecipe[]>;
  context: DayContext;
}): PlanMeals {
  return mapSlots((slot) =>
    tellApart(
      picks[slot].map((pick, index) => {
        const chosen = picks[slot].slice(0, index).map(({ recipe }) => recipe);
        const others = eatenBefore({ picks, slot, isDefault: index === 0 });
        return explainOption({
          pick,
          slot,
          chosen,
          context: contextBeside({ dish: pick, others, context }),
        });
      }),
    ),
  );
}

/** What is said of all options tells none of them apart: the first keeps it, the others where they have nothing else. */
function tellApart(options: readonly MealOption[]): MealOption[] {
  const saidOfAll = (code: string): boolean =>
    options.length > 1 && options.every(({ reasons }) => reasons.some((reason) => reason.code === code));
  return options.map((option, index) => {
    const own = option.reasons.filter(({ code }) => OWN_REASONS.includes(code) || !saidOfAll(code));
    return index === 0 || own.length === 0 ? option : { ...option, reasons: own };
  });
}
