import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { MealSlot } from './recipe.ts';
import type { SelectionResult } from './select-day.ts';

/** A day that cannot be filled: the slot that stays empty and a sentence that says why. */
export type Infeasible = Extract<SelectionResult, { status: 'infeasible' }>;

/**
 * Says which slot cannot be filled and why: `no_recipe` when the restrictions leave nothing, `no_portion` when
 * nothing that is left fits the energy.
 */
export function infeasible({
  slot,
  cause,
  preferences,
  energyKcal,
}: {
  slot: MealSlot;
  cause: 'no_recipe' | 'no_portion';
  preferences: EaterPreferences;
  energyKcal: number;
}): Infeasible {
  const wanted = [slot, describeRestrictions(preferences)].filter((part) => part !== '').join(' ');
  const reason =
    cause === 'no_recipe'
      ? `The catalogue has no ${wanted}.`
      : `No ${wanted} has a portion that fits a day of ${Math.round(energyKcal)} kcal.`;
  return { status: 'infeasible', slot, reason };
}

/** `that is vegan and free from gluten, tree nuts`; empty where everything may be eaten. */
export function describeRestrictions({ diet, allergens }: EaterPreferences): string {
  const kept = [
    ...(diet === 'omnivore' ? [] : [diet.replace('_', '-')]),
    ...(allergens.length === 0 ? [] : [`free from ${allergens.join(', ').replaceAll('_', ' ')}`]),
  ];
  return kept.length === 0 ? '' : `that is ${kept.join(' and ')}`;
}
