import { dayKindOf } from '../../calendar.ts';
import { cookingLimitOf, withLongerCooking } from '../../profile/cooking-minutes.ts';
import { optimizeRecipes } from '../../recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../recipes/select-day.ts';
import type { Preferences } from '../../profile/preferences.ts';
import { SLOTS } from '../../recipes/slots.ts';
import type { Relaxation } from '../meal-plan.ts';

type Change = { text: string; preferences: Preferences };

/**
 * The smallest change of the preferences with which the day would not have had to give up `relaxation`, found by
 * trying; `undefined` where none of one kind does it.
 */
export function freeingChange({
  relaxation,
  input,
}: {
  relaxation: Relaxation;
  input: SelectionInput;
}): string | undefined {
  return changesFor({ relaxation, input }).find(({ preferences }) => {
    const tried = optimizeRecipes({ ...input, preferences });
    return tried.status === 'selected' && !tried.relaxed.includes(relaxation);
  })?.text;
}

/** Worth trying, smallest first. */
function changesFor({ relaxation, input }: { relaxation: Relaxation; input: SelectionInput }): Change[] {
  const { preferences } = input;
  const { dislikedFoods } = preferences;
  if (relaxation === 'cooking_time') {
    return minutesAbove(input).map((minutes) => ({
      text: `a cooking limit of ${minutes} minutes`,
      preferences: withLongerCooking(preferences, minutes),
    }));
  }
  if (relaxation === 'disliked_foods') {
    return dislikedFoods.map((food) => ({
      text: `eating ${food}`,
      preferences: { ...preferences, dislikedFoods: dislikedFoods.filter((other) => other !== food) },
    }));
  }
  return [];
}

/** The times that recipes take, above the lowest limit of the day. */
function minutesAbove({ catalog, targets, preferences }: SelectionInput): number[] {
  const dayKind = dayKindOf(targets.localDate);
  const limits = SLOTS.map((slot) => cookingLimitOf({ limits: preferences, dayKind, slot }) ?? Infinity);
  const minutes = new Set([...catalog.recipes.values()].map((recipe) => recipe.minutes));
  return [...minutes].filter((value) => value > Math.min(...limits)).sort((a, b) => a - b);
}
