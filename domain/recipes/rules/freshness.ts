import { type SoftRule, toScore } from './rule.ts';

/** Days after which a recipe counts as new again. */
const MEMORY_DAYS = 14;

/**
 * How much of the full score a repeat costs where nothing is known to be at home, and the number of foods at home
 * that brings it half the way to the full: with more to cook from there is less need to repeat.
 */
const LEAST_STRENGTH = 0.75;
const HALF_WAY_FOODS = 20;

/** What was offered and not chosen is remembered this much: it may well be wanted the next time. */
const OFFERED_SHARE = 0.3;

/**
 * What was eaten lately steps back, less with every day that has passed: half a cosine wave from the day itself
 * to day 14, so that the first days count nearly in full (day 3: 0.89), a week half (0.5), and a dish comes back
 * without a jump (day 13: 0.01). Leftovers are no repeat: they are what is left of the same meal.
 */
export const freshness: SoftRule = {
  id: 'freshness',
  hard: false,
  reach: { kind: 'named', ids: ({ daysSinceOffered }) => daysSinceOffered.keys() },
  score: ({ id }, { daysSince, daysSinceOffered, foodsAtHome, leftovers }) => {
    if (leftovers.get(id)?.isTired === false) return 0;
    const more = foodsAtHome / (foodsAtHome + HALF_WAY_FOODS);
    const strength = LEAST_STRENGTH + (1 - LEAST_STRENGTH) * more;
    const memory = Math.max(memoryOf(daysSince.get(id)), OFFERED_SHARE * memoryOf(daysSinceOffered.get(id)));
    return memory === 0 ? 0 : toScore(-strength * memory);
  },
  reason: ({ id }, { daysSinceOffered }) => {
    const days = daysSinceOffered.get(id);
    const isNews = daysSinceOffered.size > 0 && (days === undefined || days > MEMORY_DAYS);
    return isNews ? { code: 'not_recent', text: 'Not in your plan in the last two weeks' } : undefined;
  },
};

/** 1 on the day itself to 0 after `MEMORY_DAYS`. */
const memoryOf = (days = MEMORY_DAYS): number =>
  days >= MEMORY_DAYS ? 0 : (1 + Math.cos((Math.PI * days) / MEMORY_DAYS)) / 2;
