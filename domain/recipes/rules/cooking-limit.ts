import type { HardRule } from './rule.ts';

/** The longest that the person wants to cook. */
export const cookingLimit: HardRule = {
  id: 'cooking_limit',
  hard: true,
  relaxedBy: 'cooking_time',
  reach: ({ preferences }) => (preferences.maxCookingMinutes === undefined ? [] : 'any'),
  allows: (recipe, { preferences }) =>
    recipe.minutes <= (preferences.maxCookingMinutes ?? Number.POSITIVE_INFINITY),
};
