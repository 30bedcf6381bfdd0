import type { HardRule, RuleContext } from './rule.ts';

/** Days that a recipe stays out of the plan after it was eaten, and after it was only offered. */
const NO_REPEAT_DAYS = { eaten: 3, offered: 1 };

/**
 * Nothing that was eaten in the last three days, nor of yesterday's page, where the catalogue allows it. What is left
 * over is there to be eaten again, but on no third day in a row.
 */
export const repeats: HardRule = {
  id: 'repeats',
  hard: true,
  relaxedBy: 'repeats',
  reach: ({ daysSinceOffered }) => daysSinceOffered.keys(),
  allows: ({ id }, context) =>
    context.leftovers.get(id)?.isTired === false ||
    (daysSinceEaten(id, context) > NO_REPEAT_DAYS.eaten &&
      daysSinceSeen(id, context) > NO_REPEAT_DAYS.offered),
};

const daysSinceEaten = (id: string, { daysSince }: RuleContext): number =>
  daysSince.get(id) ?? Number.POSITIVE_INFINITY;

const daysSinceSeen = (id: string, { daysSinceOffered }: RuleContext): number =>
  daysSinceOffered.get(id) ?? Number.POSITIVE_INFINITY;
