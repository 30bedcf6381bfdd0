import { canBeginToday } from '../lead-time.ts';
import type { Recipe } from '../recipe.ts';
import type { HardRule, RuleContext } from './rule.ts';

/** Whether a dish can be on the table today: it is there from an earlier day, or its waiting fits before the meal. */
export const isInTime = (
  recipe: Pick<Recipe, 'id' | 'leadMinutes'> | undefined,
  { leftovers, slot }: Pick<RuleContext, 'leftovers' | 'slot'>,
): boolean =>
  recipe === undefined ||
  leftovers.has(recipe.id) ||
  canBeginToday({ leadMinutes: recipe.leadMinutes ?? 0, slot });

/**
 * Nothing that had to be begun before the person could read of it. No `relaxedBy`: a dish that cannot be made is no
 * meal.
 */
export const leadTime: HardRule = {
  id: 'lead_time',
  hard: true,
  reach: () => 'any',
  allows: isInTime,
};
