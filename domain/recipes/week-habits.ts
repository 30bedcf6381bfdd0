import { catalogIndex } from './catalog-index.ts';
import { COUNTED_FOODS, type CountedFood } from './counted-foods.ts';
import type { Catalog, Recipe } from './recipe.ts';

/** What a week's dishes may have in common. */
const FEATURES = ['cuisine', 'mainFood', 'mainGroup', 'kind'] as const satisfies readonly (keyof Recipe)[];
type Feature = (typeof FEATURES)[number];

/** Shares, 0 to 1, of the last week's dishes by what they have in common; what was not there is absent. */
export type WeekHabits = Record<Feature, ReadonlyMap<string, number>>;

/** Days that count as the last week. */
export const WEEK_DAYS = 7;

/** Dishes that are held to have been something else, so that a single day behind does not make a habit. */
const OTHER_DISHES = 12;

/** What was only offered is seen and not eaten. */
const OFFERED_WORTH = 0.25;

/** What the plans of the last seven days were made of: the dishes that were eaten, and a quarter of the others. */
export function weekHabits({
  catalog,
  daysSince,
  daysSinceOffered,
}: {
  catalog: Catalog;
  daysSince: ReadonlyMap<string, number>;
  daysSinceOffered: ReadonlyMap<string, number>;
}): WeekHabits {
  const counts = {
    cuisine: new Map<string, number>(),
    mainFood: new Map<string, number>(),
    mainGroup: new Map<string, number>(),
    kind: new Map<string, number>(),
  } satisfies WeekHabits;
  let dishes = OTHER_DISHES;
  for (const [recipeId, days] of daysSinceOffered) {
    const recipe = days <= WEEK_DAYS ? catalog.recipes.get(recipeId) : undefined;
    if (recipe === undefined) continue;
    const worth = (daysSince.get(recipeId) ?? Number.POSITIVE_INFINITY) <= WEEK_DAYS ? 1 : OFFERED_WORTH;
    dishes += worth;
    for (const feature of FEATURES) {
      const name = recipe[feature];
      counts[feature].set(name, (counts[feature].get(name) ?? 0) + worth);
    }
  }
  return {
    cuisine: sharesOf(counts.cuisine, dishes),
    mainFood: sharesOf(counts.mainFood, dishes),
    mainGroup: sharesOf(counts.mainGroup, dishes),
    kind: sharesOf(counts.kind, dishes),
  };
}

const sharesOf = (counts: ReadonlyMap<string, number>, dishes: number): Map<string, number> =>
  new Map([...counts].map(([name, count]) => [name, count / dishes]));

/** Dishes of each counted food that were eaten on the six days before: with today they make a week. */
export function weekCounts({
  catalog,
  daysSince,
}: {
  catalog: Catalog;
  daysSince: ReadonlyMap<string, number>;
}): Record<CountedFood, number> {
  const { countedOf } = catalogIndex(catalog);
  const eaten = [...daysSince].filter(([, days]) => days > 0 && days < WEEK_DAYS);
  const counts = COUNTED_FOODS.map((counted): [CountedFood, number] => [
    counted,
    eaten.filter(([recipeId]) => countedOf.get(recipeId)?.includes(counted)).length,
  ]);
  return Object.fromEntries(counts) as Record<CountedFood, number>;
}
