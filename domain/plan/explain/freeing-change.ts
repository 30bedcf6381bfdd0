import { optimizeRecipes } from '../../recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../recipes/select-day.ts';
import type { Preferences } from '../../profile/preferences.ts';
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
  const { maxCookingMinutes, dislikedFoods } = preferences;
  if (relaxation === 'cooking_time' && maxCookingMinutes !== undefined) {
    return minutesAbove({ input, maxCookingMinutes }).map((minutes) => ({
      text: `a cooking limit of ${minutes} minutes`,
      preferences: { ...preferences, maxCookingMinutes: minutes },
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

/** The times that recipes take, above a limit. */
function minutesAbove({
  input,
  maxCookingMinutes,
}: {
  input: SelectionInput;
  maxCookingMinutes: number;
}): number[] {
  const minutes = new Set([...input.catalog.recipes.values()].map((recipe) => recipe.minutes));
  return [...minutes].filter((value) => value > maxCookingMinutes).sort((a, b) => a - b);
}
