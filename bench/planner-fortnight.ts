import { addDays } from '../domain/calendar.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { RecentPlan, SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';

const DAYS = 14;
/** Days in which a dish eaten again is held to be a repeat. */
const SOON_DAYS = 3;

/** What somebody eats who always takes the first option: dishes, different ones, and those eaten again within 3 days. */
export type Fortnight = { dishes: number; different: number; cuisines: number; soonAgain: number };

/** Plans fourteen days in a row, each from those before it. */
export function planFortnight(person: SelectionInput): Fortnight {
  const eaten: string[][] = [];
  let recent: RecentPlan[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const localDate = addDays(person.targets.localDate, day);
    const input = {
      ...person,
      recent,
      targets: { ...person.targets, localDate },
      seed: `${person.seed}${day}`,
    };
    const meals = optimizeSelection({ input, budget: FULL_BUDGET })?.meals;
    if (meals === undefined) continue;
    const idsOf = (most: number) =>
      SLOTS.flatMap((slot) => meals[slot].slice(0, most).map(({ recipeId }) => recipeId));
    const eatenIds = idsOf(1);
    recent = [{ localDate, recipeIds: idsOf(3), eatenIds }, ...recent];
    eaten.push(eatenIds);
  }
  const all = eaten.flat();
  const cuisines = new Set(all.map((id) => person.catalog.recipes.get(id)?.cuisine));
  const soonAgain = eaten.flatMap((ids, day) => {
    const lately = new Set(eaten.slice(Math.max(0, day - SOON_DAYS), day).flat());
    return ids.filter((id) => lately.has(id));
  });
  return {
    dishes: all.length,
    different: new Set(all).size,
    cuisines: cuisines.size,
    soonAgain: soonAgain.length,
  };
}
