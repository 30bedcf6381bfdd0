import type { MealSlot } from '../../recipes/recipe.ts';
import { SLOTS } from '../../recipes/slots.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { MealOption, PlanMeals } from '../meal-plan.ts';

/**
 * A place in which two plans differ. `why` says what is known of it: the user swapped it, a restriction or the
 * catalogue changed and it was replaced for that, or nothing did it but what the plan was made from.
 */
export type MealDifference = {
  slot: MealSlot;
  /** 1 is the default of the slot. */
  place: number;
  was: MealOption | undefined;
  again: MealOption | undefined;
  why: 'swapped' | 'repaired' | 'made_differently';
};

/** Every place in which `meals` and `again` differ, in anything at all. `isEdited`: `meals` were changed after they were made. */
export function compareMeals({
  meals,
  again,
  isEdited,
}: {
  meals: PlanMeals;
  again: PlanMeals;
  isEdited: boolean;
}): MealDifference[] {
  return SLOTS.flatMap((slot) => {
    const places = Math.max(meals[slot].length, again[slot].length);
    return Array.from({ length: places }, (_, index) => index).flatMap((index): MealDifference[] => {
      const [was, made] = [meals[slot][index], again[slot][index]];
      if (canonicalJson(was) === canonicalJson(made)) return [];
      const why = isEdited ? editOf(was) : 'made_differently';
      return [{ slot, place: index + 1, was, again: made, why }];
    });
  });
}

/** Codes of the reasons that a repair gives to what it puts in and what it keeps. */
const REPAIRS = ['replaced_', 'kept_from_previous', 'starter'];

function editOf(option: MealOption | undefined): MealDifference['why'] {
  // An option is only ever left out because it must not be eaten.
  if (option === undefined) return 'repaired';
  const codes = option.reasons.map(({ code }) => code);
  if (codes.includes('swapped')) return 'swapped';
  return codes.some((code) => REPAIRS.some((repair) => code.startsWith(repair)))
    ? 'repaired'
    : 'made_differently';
}
