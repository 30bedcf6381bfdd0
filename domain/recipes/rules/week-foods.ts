import { familyLabel } from '../food-label.ts';
import { WEEK_DAYS } from '../week-habits.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Share of a week's dishes at which one more with the same main food is held the most tiresome. */
const TIRESOME_SHARE = 0.2;

/** A main food that the week was full of steps back. */
export const weekFoods: SoftRule = {
  id: 'week_foods',
  hard: false,
  reach: { kind: 'alike', by: 'mainFood' },
  score: ({ mainFood }, { week }) => toScore(-(week.mainFood.get(mainFood) ?? 0) / TIRESOME_SHARE),
  reason: ({ mainFood }, { week }) =>
    week.mainFood.size > 0 && !week.mainFood.has(mainFood)
      ? {
          code: 'new_food_this_week',
          text: `Nothing else with ${familyLabel(mainFood)} in your plans of the last ${WEEK_DAYS} days`,
        }
      : undefined,
};
