import { foodsNamed } from './catalog-index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { SelectionInput } from './select-day.ts';

/** What the rules look at, as far as it is the same for every slot of a day. */
export type DayContext = Omit<RuleContext, 'slot' | 'chosen'>;

const MS_PER_DAY = 86_400_000;

/** Gathers what the rules look at. Plans dated after the day itself do not count as recent. */
export function dayContext({
  catalog,
  targets,
  preferences,
  feedback,
  recent,
}: Omit<SelectionInput, 'seed'>): DayContext {
  const today = Date.parse(targets.localDate);
  const daysSince = new Map<string, number>();
  for (const { localDate, recipeIds } of recent) {
    const days = (today - Date.parse(localDate)) / MS_PER_DAY;
    if (days < 0) continue;
    for (const id of recipeIds) daysSince.set(id, Math.min(days, daysSince.get(id) ?? days));
  }
  const dislikedFoodIds = foodsNamed({ catalog, terms: preferences.dislikedFoods });
  return { targets, preferences, feedback, daysSince, dislikedFoodIds };
}
