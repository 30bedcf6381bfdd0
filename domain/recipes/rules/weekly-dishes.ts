import { type CountedFood, WEEKLY_DISHES } from '../counted-foods.ts';
import { type RuleContext, type SoftRule, toScore } from './rule.ts';

/** Brings fish, poultry, meat and pulses forward while the week has too few of them, and holds them back after enough. */
export const weeklyDishes: SoftRule = {
  id: 'weekly_dishes',
  hard: false,
  reach: { kind: 'alike', by: 'counted' },
  score: ({ id }, context) => {
    const scores = (context.countedOf.get(id) ?? []).map((counted) => wishFor(counted, context));
    // Enough of one is enough, whatever else the dish has.
    const least = Math.min(0, ...scores);
    return toScore(least < 0 ? least : Math.max(0, ...scores));
  },
  reason: ({ id }, context) =>
    (context.countedOf.get(id) ?? []).includes('fish') && wishFor('fish', context) > 0
      ? { code: 'weekly_fish', text: 'Fish, which is good to have twice a week' }
      : undefined,
};

/** 1 while the week has none of what it should have some of, 0 with enough, −1 from the most on. */
function wishFor(counted: CountedFood, { preferences, weekCounts, unloved }: RuleContext): number {
  const range = WEEKLY_DISHES[preferences.diet][counted];
  if (range === undefined) return 0;
  const eaten = weekCounts[counted];
  if (eaten >= range.max) return -1;
  return unloved.has(counted) ? 0 : Math.max(0, (range.min - eaten) / range.min);
}
