import { dayKindOf, daysBetween } from '../calendar.ts';
import { catalogIndex, foodsNamed } from './catalog-index.ts';
import { learnedTastes, unlovedFoods } from './learned-tastes.ts';
import { leftoverDishes } from './leftover-dishes.ts';
import { pantryMatches } from './pantry-matches.ts';
import { type PantryStock, pantryStock } from './pantry-stock.ts';
import type { Catalog } from './recipe.ts';
import type { RuleContext } from './rules/rule.ts';
import { seasonMonth } from './seasonal-foods.ts';
import type { RecentPlan, RecipeFeedback, SelectionInput } from './select-day.ts';
import { weekCounts, weekHabits } from './week-habits.ts';

/** What the rules look at, as far as it is the same for every slot of a day. */
export type DayContext = Omit<RuleContext, 'slot' | 'chosen'> & {
  /** Lots at home, for what the dishes of a day find together. */
  stock: PantryStock;
};

/** Gathers what the rules look at: whatever takes dates or texts apart is done here, once a day. */
export function dayContext({
  catalog,
  targets,
  preferences,
  feedback,
  recent,
  pantry = [],
  leftovers: leftOver = [],
  hemisphere,
  homeCuisines = [],
  foodRegion,
}: Omit<SelectionInput, 'seed'>): DayContext {
  const { localDate } = targets;
  const daysSince = daysSinceEach({
    recent,
    localDate,
    idsOf: ({ recipeIds, eatenIds }) => eatenIds ?? recipeIds,
  });
  const daysSinceOffered = daysSinceEach({ recent, localDate, idsOf: ({ recipeIds }) => recipeIds });
  const turnedDown = new Set([...preferences.dislikedRecipes, ...dislikedIn(feedback)]);
  const stock = pantryStock({ pantry, localDate });
  const leftovers = leftoverDishes({ leftovers: leftOver, recent, localDate });
  return {
    targets,
    dayKind: dayKindOf(localDate),
    preferences,
    feedback,
    foods: catalog.foods,
    daysSince,
    daysSinceOffered,
    homeCuisines,
    hardToBuy: (foodRegion && catalogIndex(catalog).hardToBuyIn.get(foodRegion)) ?? new Set(),
    week: weekHabits({ catalog, daysSince, daysSinceOffered }),
    countedOf: catalogIndex(catalog).countedOf,
    weekCounts: weekCounts({ catalog, daysSince }),
    unloved: unlovedFoods({ catalog, turnedDown, feedback }),
    tastes: learnedTastes({ catalog, feedback }),
    turnedDown,
    withDislikedFood: dishesWith({ catalog, terms: preferences.dislikedFoods }),
    leftovers,
    stock,
    pantry: withoutKeys(pantryMatches({ catalog, stock }), leftovers),
    foodsAtHome: new Set(pantry.map(({ foodId }) => foodId)).size,
    seasonMonth: seasonMonth({ localDate, hemisphere }),
  };
}

function withoutKeys<Value>(
  map: Map<string, Value>,
  gone: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Value> {
  for (const key of gone.keys()) map.delete(key);
  return map;
}

/** Plans dated after the day itself do not count as recent. */
function daysSinceEach({
  recent,
  localDate: today,
  idsOf,
}: Pick<SelectionInput, 'recent'> & {
  localDate: string;
  idsOf: (plan: RecentPlan) => readonly string[];
}): Map<string, number> {
  const daysSince = new Map<string, number>();
  for (const plan of recent) {
    const days = daysBetween(plan.localDate, today);
    if (days < 0) continue;
    for (const id of idsOf(plan)) daysSince.set(id, Math.min(days, daysSince.get(id) ?? days));
  }
  return daysSince;
}

function dishesWith({ catalog, terms }: { catalog: Catalog; terms: readonly string[] }): Set<string> {
  const { usesOf } = catalogIndex(catalog);
  const dishes = new Set<string>();
  for (const foodId of foodsNamed({ catalog, terms })) {
    for (const { recipeId } of usesOf.get(foodId) ?? []) dishes.add(recipeId);
  }
  return dishes;
}

function* dislikedIn(feedback: RecipeFeedback): Generator<string> {
  for (const [recipeId, verdict] of feedback) if (verdict === 'dislike') yield recipeId;
}
