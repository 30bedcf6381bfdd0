import type { Catalog } from './recipe.ts';

/** Shares, 0 to 1, of the last week's dishes by cuisine and by main food; what was not there is absent. */
export type WeekHabits = { cuisine: ReadonlyMap<string, number>; mainFood: ReadonlyMap<string, number> };

/** Days that count as the last week. */
export const WEEK_DAYS = 7;

/** Dishes that are held to have been something else, so that a single day behind does not make a habit. */
const OTHER_DISHES = 12;

/** What the plans of the last seven days were made of. */
export function weekHabits({
  catalog,
  daysSince,
}: {
  catalog: Catalog;
  daysSince: ReadonlyMap<string, number>;
}): WeekHabits {
  const [cuisine, mainFood] = [new Map<string, number>(), new Map<string, number>()];
  let dishes = OTHER_DISHES;
  for (const [recipeId, days] of daysSince) {
    const recipe = days <= WEEK_DAYS ? catalog.recipes.get(recipeId) : undefined;
    if (recipe === undefined) continue;
    dishes += 1;
    cuisine.set(recipe.cuisine, (cuisine.get(recipe.cuisine) ?? 0) + 1);
    mainFood.set(recipe.mainFood, (mainFood.get(recipe.mainFood) ?? 0) + 1);
  }
  return { cuisine: sharesOf(cuisine, dishes), mainFood: sharesOf(mainFood, dishes) };
}

const sharesOf = (counts: ReadonlyMap<string, number>, dishes: number): Map<string, number> =>
  new Map([...counts].map(([name, count]) => [name, count / dishes]));
