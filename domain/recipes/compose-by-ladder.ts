import type { Preferences } from '../profile/preferences.ts';
import { type ComposeDay, composeDay, type PortionedRecipe, type Terms } from './compose-day.ts';
import { type Infeasible, infeasible } from './infeasible.ts';
import type { MealSlot } from './recipe.ts';
import { type BySlot, SLOTS } from './slots.ts';

export type LadderComposition = { status: 'composed'; picks: BySlot<PortionedRecipe[]> } | Infeasible;

/** Composes the day under the first terms of `ladder` that allow one. */
export function composeByLadder({
  ladder,
  preferences,
  ...day
}: Omit<ComposeDay, 'terms'> & { ladder: readonly Terms[]; preferences: Preferences }): LadderComposition {
  const { ranking, energyKcal, slots = SLOTS } = day;
  const empty = slots.find((slot) => ranking[slot].length === 0);
  if (empty !== undefined) return infeasible({ slot: empty, cause: 'no_recipe', preferences, energyKcal });

  let short: MealSlot = 'breakfast';
  for (const terms of ladder) {
    const composition = composeDay({ ...day, terms });
    if (composition.status === 'composed') return composition;
    short = composition.slot;
  }
  return infeasible({ slot: short, cause: 'no_portion', preferences, energyKcal });
}
