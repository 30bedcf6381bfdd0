import { catalogIndex, foodsNamed } from './catalog-index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { RecipeFeedback, SelectionInput } from './select-day.ts';

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
  const { usesOf } = catalogIndex(catalog);
  const today = Date.parse(targets.localDate);
  const daysSince = new Map<string, number>();
  for (const { localDate, recipeIds } of recent) {
    const days = (today - Date.parse(localDate)) / MS_PER_DAY;
    if (days < 0) continue;
    for (const id of recipeIds) daysSince.set(id, Math.min(days, daysSince.get(id) ?? days));
  }
  const withDislikedFood = new Set<string>();
  for (const foodId of foodsNamed({ catalog, terms: preferences.dislikedFoods })) {
    for (const { recipeId } of usesOf.get(foodId) ?? []) withDislikedFood.add(recipeId);
  }
  const turnedDown = new Set([...preferences.dislikedRecipes, ...dislikedIn(feedback)]);
  return { targets, preferences, feedback, daysSince, turnedDown, withDislikedFood };
}

function* dislikedIn(feedback: RecipeFeedback): Generator<string> {
  for (const [recipeId, verdict] of feedback) if (verdict === 'dislike') yield recipeId;
}
