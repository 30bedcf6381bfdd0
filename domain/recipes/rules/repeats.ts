import type { HardRule } from './rule.ts';

/** Days that a recipe stays out of the plan after it was in one. */
const NO_REPEAT_DAYS = 3;

/** Nothing of the last three days, where the catalogue allows it. */
export const repeats: HardRule = {
  id: 'repeats',
  hard: true,
  relaxedBy: 'repeats',
  reach: ({ daysSince }) => daysSince.keys(),
  allows: (recipe, { daysSince }) => (daysSince.get(recipe.id) ?? Number.POSITIVE_INFINITY) > NO_REPEAT_DAYS,
};
