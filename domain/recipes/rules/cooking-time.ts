import type { MealSlot } from '../recipe.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Minutes that people readily give a meal on an ordinary day: what is quicker scores, what takes longer costs. */
const READY_MINUTES = {
  breakfast: 15,
  lunch: 25,
  dinner: 40,
  snack: 10,
} satisfies Record<MealSlot, number>;

/** From here down a dish is worth calling quick, whatever the meal. */
const QUICK_MINUTES = 15;

/** Quick in the morning, more time in the evening. */
export const cookingTime: SoftRule = {
  id: 'cooking_time',
  hard: false,
  reach: { kind: 'kept', key: () => 'day' },
  score: (recipe, { slot }) => toScore(1 - recipe.minutes / READY_MINUTES[slot]),
  reason: (recipe) =>
    recipe.minutes <= QUICK_MINUTES
      ? { code: 'quick', text: `Ready in ${recipe.minutes} ${recipe.minutes === 1 ? 'minute' : 'minutes'}` }
      : undefined,
};
