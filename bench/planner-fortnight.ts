import { addDays } from '../domain/calendar.ts';
import { catalogIndex } from '../domain/recipes/catalog-index.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import { eligibleRows } from '../domain/recipes/optimizer/recipe-table.ts';
import type { PantryFood } from '../domain/recipes/pantry-food.ts';
import type { RecentPlan, SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import { createRandom } from './random.ts';

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

const LOTS = 8;
const LOT_G = 300;
const LAST_DAYS = 4;

/** The same person with eight foods at home that spoil within four days, all from dishes that they may eat. */
function withPantry(person: SelectionInput): SelectionInput & { pantry: PantryFood[] } {
  const random = createRandom(`pantry ${person.seed}`);
  const rows = eligibleRows(person);
  const dishes = SLOTS.flatMap((slot) =>
    catalogIndex(person.catalog).bySlot[slot].filter((_, row) => rows[slot].includes(row)),
  );
  const foods = new Set<string>();
  while (foods.size < LOTS) foods.add(random.pick(random.pick(dishes).ingredients).food);
  const pantry = [...foods].map((foodId) => ({
    foodId,
    massG: LOT_G,
    bestBefore: addDays(person.targets.localDate, Math.floor(random.between(0, LAST_DAYS + 1))),
  }));
  return { ...person, pantry };
}

/** Share of the lots that spoil which the first options of one day use: known to the planner, unknown to it, by lot. */
export function expiringUse(person: SelectionInput): { known: number; unknown: number; random: number } {
  const { pantry, ...rest } = withPantry(person);
  const first = (input: SelectionInput): [string, number][] => {
    const meals = optimizeSelection({ input, budget: FULL_BUDGET })?.meals;
    return SLOTS.flatMap((slot) =>
      (meals?.[slot] ?? []).slice(0, 1).map(({ recipeId, portion }): [string, number] => [recipeId, portion]),
    );
  };
  const rows = eligibleRows(person);
  const lot = createRandom(`lot ${person.seed}`);
  const drawn = SLOTS.map((slot): [string, number] => {
    const row = lot.pick([...rows[slot]]);
    return [catalogIndex(person.catalog).bySlot[slot][row]?.id ?? '', 1];
  });
  const useOf = (dishes: readonly [string, number][]): number => {
    const used = pantry.map(({ foodId, massG }) => {
      const grams = dishes.reduce((sum, [id, portion]) => {
        const recipe = person.catalog.recipes.get(id);
        const own = recipe?.ingredients.filter(({ food }) => food === foodId) ?? [];
        return sum + own.reduce((all, { grams }) => all + (grams * portion) / (recipe?.servings ?? 1), 0);
      }, 0);
      return Math.min(massG, grams);
    });
    return used.reduce((sum, grams) => sum + grams, 0) / (LOTS * LOT_G);
  };
  return { known: useOf(first({ ...rest, pantry })), unknown: useOf(first(rest)), random: useOf(drawn) };
}
