import { addDays } from '../domain/calendar.ts';
import { catalogIndex } from '../domain/recipes/catalog-index.ts';
import { eligibleRows } from '../domain/recipes/optimizer/recipe-table.ts';
import type { PantryFood } from '../domain/recipes/pantry-food.ts';
import type { Catalog, Food } from '../domain/recipes/recipe.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import { createRandom, type Random } from './random.ts';

/** Foods that keep no longer in the fridge are bought fresh, and spoil. */
const FRESH_DAYS = 14;

/** Servings' worth of a food that a household buys at once. */
const SERVINGS_BOUGHT = { min: 2, max: 6 };

/** Grams are sold from here on. */
const LEAST_LOT_G = 20;

/**
 * What a household may have at home: `count` lots of foods that are in dishes it may eat, in amounts of some servings;
 * those that spoil are good for as long as they keep at most, the rest for ever. `spoils` takes only those that spoil
 * within `days` days, the day itself included.
 */
export function householdLots({
  person,
  count,
  spoils,
}: {
  person: SelectionInput;
  count: number;
  spoils?: { days: number };
}): PantryFood[] {
  const { catalog, targets, seed } = person;
  const random = createRandom(`household ${count} ${seed}`);
  const foods = eatenFoods(person).filter((food) => spoils === undefined || freshDays(food) !== undefined);
  const uses = servingsOf(catalog);
  return Array.from({ length: count }, (): PantryFood => {
    const food = random.pick(foods);
    const servings = random.between(SERVINGS_BOUGHT.min, SERVINGS_BOUGHT.max);
    const massG = Math.round(Math.max(LEAST_LOT_G, servings * (uses.get(food.id) ?? 0)));
    const days = spoils === undefined ? freshDays(food) : spoils.days;
    if (days === undefined) return { foodId: food.id, massG };
    return { foodId: food.id, massG, bestBefore: addDays(targets.localDate, lastDay(random, days)) };
  });
}

const lastDay = (random: Random, days: number): number => Math.floor(random.between(0, days + 1));

const freshDays = ({ shelfLife: { pantryDays, fridgeDays } }: Food): number | undefined =>
  pantryDays === undefined && fridgeDays !== undefined && fridgeDays <= FRESH_DAYS ? fridgeDays : undefined;

/** Every food of the dishes that somebody may eat, as often as it is in one: onions are bought more than sumac. */
function eatenFoods(person: SelectionInput): Food[] {
  const { catalog } = person;
  const rows = eligibleRows(person);
  return SLOTS.flatMap((slot) =>
    catalogIndex(catalog).bySlot[slot].flatMap((recipe, row) =>
      rows[slot].includes(row) ? recipe.ingredients.map(({ food }) => food) : [],
    ),
  ).flatMap((id) => catalog.foods.get(id) ?? []);
}

/** What a serving of a dish with a food takes of it, g: the middle one of its dishes. */
function servingsOf(catalog: Catalog): Map<string, number> {
  const { usesOf } = catalogIndex(catalog);
  return new Map(
    [...usesOf].map(([foodId, uses]) => {
      const grams = uses.map((use) => use.grams).sort((a, b) => a - b);
      return [foodId, grams[grams.length >> 1] ?? 0];
    }),
  );
}
