import type { DayKind } from '../../calendar.ts';
import { minutesFor } from '../leftover-dishes.ts';
import type { MealSlot } from '../recipe.ts';
import { type SoftRule, toScore } from './rule.ts';

/**
 * Minutes that people readily give a meal: what is quicker scores, what takes longer costs. Little before work and in
 * a lunch break, most at a weekend's dinner. What the person said they have for the meal counts instead.
 */
const READY_MINUTES = {
  weekday: { breakfast: 12, lunch: 20, dinner: 40, snack: 10 },
  weekend: { breakfast: 25, lunch: 40, dinner: 60, snack: 10 },
} satisfies Record<DayKind, Record<MealSlot, number>>;

/** From here down a dish is worth calling quick, whatever the meal. */
const QUICK_MINUTES = 15;

/** Quick on a weekday's morning, more time in the evening and at the weekend. */
export const cookingTime: SoftRule = {
  id: 'cooking_time',
  hard: false,
  reach: { kind: 'each' },
  score: (recipe, { slot, dayKind, preferences, leftovers }) => {
    const ready = preferences.cookingMinutes?.[dayKind]?.[slot] ?? READY_MINUTES[dayKind][slot];
    return toScore(1 - minutesFor({ recipe, leftovers }) / ready);
  },
  reason: (recipe, { leftovers }) =>
    // Of leftovers everybody knows that they are quick; what soaks or chills for hours is not.
    recipe.leadMinutes === undefined && recipe.minutes <= QUICK_MINUTES && !leftovers.has(recipe.id)
      ? { code: 'quick', text: `Ready in ${recipe.minutes} ${recipe.minutes === 1 ? 'minute' : 'minutes'}` }
      : undefined,
};
