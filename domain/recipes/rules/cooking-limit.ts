import { cookingLimitOf } from '../../profile/cooking-minutes.ts';
import { minutesFor } from '../leftover-dishes.ts';
import type { HardRule, RuleContext } from './rule.ts';

/** The longest that the person wants to cook for this meal on a day like this. */
export const cookingLimit: HardRule = {
  id: 'cooking_limit',
  hard: true,
  relaxedBy: 'cooking_time',
  reach: (context) => (limitOf(context) === undefined ? [] : 'any'),
  allows: (recipe, context) =>
    minutesFor({ ...context, recipe }) <= (limitOf(context) ?? Number.POSITIVE_INFINITY),
};

const limitOf = ({ preferences, dayKind, slot }: RuleContext): number | undefined =>
  cookingLimitOf({ limits: preferences, dayKind, slot });
