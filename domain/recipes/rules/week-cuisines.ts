import { cuisineLabel } from '../cuisine-label.ts';
import { type SoftRule, toScore } from './rule.ts';
import { tiresOfCuisine } from './variety.ts';

/** Share of a week's dishes at which one more of the cuisine is held the most tiresome. */
const TIRESOME_SHARE = 0.25;

/** A cuisine that the week was full of steps back, but for one that the person likes. */
export const weekCuisines: SoftRule = {
  id: 'week_cuisines',
  hard: false,
  reach: { kind: 'alike', by: 'cuisine' },
  score: (recipe, context) =>
    tiresOfCuisine(recipe, context)
      ? toScore(-(context.week.cuisine.get(recipe.cuisine) ?? 0) / TIRESOME_SHARE)
      : 0,
  reason: ({ cuisine }, { week }) =>
    cuisine !== 'international' && week.cuisine.size > 0 && !week.cuisine.has(cuisine)
      ? {
          code: 'new_cuisine_this_week',
          text: `Your first ${cuisineLabel(cuisine)} dish this week`,
        }
      : undefined,
};
