import { type SoftRule, toScore } from './rule.ts';

/** Days after which a recipe counts as new again. */
const MEMORY_DAYS = 14;

/** What was in the plan lately steps back, less with every day that has passed. */
export const freshness: SoftRule = {
  id: 'freshness',
  hard: false,
  reach: { kind: 'named', ids: ({ daysSince }) => daysSince.keys() },
  score: (recipe, { daysSince }) => {
    const days = daysSince.get(recipe.id);
    return days === undefined ? 0 : toScore(days / MEMORY_DAYS - 1);
  },
  reason: (recipe, { daysSince }) => {
    const days = daysSince.get(recipe.id);
    const isNews = daysSince.size > 0 && (days === undefined || days > MEMORY_DAYS);
    return isNews
      ? { code: 'not_recent', text: `Not in your plan in the last ${MEMORY_DAYS} days` }
      : undefined;
  },
};
