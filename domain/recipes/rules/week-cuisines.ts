import { cuisineLabel } from '../cuisine-label.ts';
import { WEEK_DAYS } from '../week-habits.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Share of a week's dishes at which one more of the cuisine is held the most tiresome. */
const TIRESOME_SHARE = 0.25;

/** A cuisine that the week was full of steps back. */
export const weekCuisines: SoftRule = {
  id: 'week_cuisines',
  hard: false,
  reach: { kind: 'alike', by: 'cuisine' },
  // "International" is no kitchen that anyone tires of.
  score: ({ cuisine }, { week }) =>
    cuisine === 'international' ? 0 : toScore(-(week.cuisine.get(cuisine) ?? 0) / TIRESOME_SHARE),
  reason: ({ cuisine }, { week }) =>
    cuisine !== 'international' && week.cuisine.size > 0 && !week.cuisine.has(cuisine)
      ? {
          code: 'new_cuisine_this_week',
          text: `No other ${cuisineLabel(cuisine)} dish in your plans of the last ${WEEK_DAYS} days`,
        }
      : undefined,
};
