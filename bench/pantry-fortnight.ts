import { addDays, type IsoDate } from '../domain/calendar.ts';
import { LEFTOVERS_KEEP, predictBestBefore } from '../domain/inventory/best-before.ts';
import { type DishToMake, recipeNeeds } from '../domain/inventory/day-supply.ts';
import type { LedgerEntry, StockLot } from '../domain/inventory/lot.ts';
import { addedEntry } from '../domain/inventory/new-lot.ts';
import { cookFromStock, reserveForPlan } from '../domain/inventory/plan-stock.ts';
import { applyEntries, type Inventory } from '../domain/inventory/stock.ts';
import type { MealOption, Relaxation } from '../domain/plan/meal-plan.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { PantryFood } from '../domain/recipes/pantry-food.ts';
import type { RecentPlan, SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';

const DAYS = 14;

/** Every so many days dinner is cooked for two meals, and one of them is left over. */
const COOKS_AHEAD_EVERY = 4;

/** A day as it went: what the plan offered (`leftOver` of it was there already), and the first of each slot, eaten. */
export type LivedDay = {
  localDate: IsoDate;
  eaten: readonly string[];
  offered: readonly string[];
  leftOver: readonly string[];
  reheated: readonly string[];
  relaxed: readonly Relaxation[];
};

/**
 * Fourteen days of somebody with some lots at home who always takes the first options: each day is planned from what is
 * there, its plan reserves, its dishes are cooked out of the stock, and what is left of a dinner goes into the fridge.
 */
export function liveFortnight({
  person,
  pantry,
  isKnown = true,
}: {
  person: SelectionInput;
  pantry: readonly PantryFood[];
  /** Whether the planner knows of the foods at home. */
  isKnown?: boolean;
}): { days: LivedDay[]; inventory: Inventory } {
  let inventory: Inventory = { lots: pantry.map(lotOf), reservations: [] };
  let recent: RecentPlan[] = [];
  const days: LivedDay[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const localDate = addDays(person.targets.localDate, day);
    const home = homeOf(inventory);
    const input = {
      ...person,
      ...home,
      ...(isKnown ? {} : { pantry: [] }),
      recent,
      targets: { ...person.targets, localDate },
      seed: `${person.seed}${day}`,
    };
    const selection = optimizeSelection({ input, budget: FULL_BUDGET });
    if (selection === undefined) continue;
    const { meals, relaxed } = selection;
    const first = SLOTS.flatMap((slot) => meals[slot].slice(0, 1));
    const isAhead = day % COOKS_AHEAD_EVERY === 0;
    const lived = liveDay({ inventory, localDate, dishes: first, catalog: person.catalog, isAhead });
    inventory = lived.inventory;
    const offered = SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId));
    const eaten = first.map(({ recipeId }) => recipeId);
    const leftOver = offered.filter((id) => home.leftovers.some(({ recipeId }) => recipeId === id));
    days.push({ localDate, eaten, offered, leftOver, reheated: lived.reheated, relaxed });
    recent = [{ localDate, recipeIds: offered, eatenIds: eaten }, ...recent];
  }
  return { days, inventory };
}

type Day = {
  inventory: Inventory;
  localDate: IsoDate;
  dishes: readonly MealOption[];
  catalog: SelectionInput['catalog'];
  isAhead: boolean;
};

function liveDay({ inventory: before, localDate, dishes, catalog, isAhead }: Day): {
  inventory: Inventory;
  reheated: string[];
} {
  const toMake = (dish: MealOption, portion = dish.portion): DishToMake => {
    const recipe = catalog.recipes.get(dish.recipeId);
    return { recipeId: dish.recipeId, portion, needs: recipe ? recipeNeeds({ recipe, portion }) : [] };
  };
  const planned = dishes.map((dish) => toMake(dish));
  let inventory = after(before, reserveForPlan({ inventory: before, localDate, dishes: planned }));
  const reheated: string[] = [];
  for (const option of dishes) {
    const isDouble = isAhead && option.slot === 'dinner';
    const dish = toMake(option, isDouble ? 2 * option.portion : option.portion);
    const { status, entries } = cookFromStock({ inventory, localDate, dish });
    inventory = after(inventory, entries);
    if (status === 'reheated') reheated.push(dish.recipeId);
    else if (isDouble) inventory = withLeftovers({ inventory, localDate, option });
  }
  return { inventory, reheated };
}

/** The inventory after some lines of the ledger, with the reservations that they add up to. */
function after({ lots, reservations }: Inventory, entries: readonly LedgerEntry[]): Inventory {
  const held = new Map(reservations.map((one) => [`${one.lotId} ${one.planDate}`, one]));
  for (const { lotId, planDate, reservedChange } of entries) {
    if (planDate === undefined || reservedChange === 0) continue;
    const key = `${lotId} ${planDate}`;
    held.set(key, { lotId, planDate, amount: (held.get(key)?.amount ?? 0) + reservedChange });
  }
  return {
    lots: applyEntries({ lots, entries }),
    reservations: [...held.values()].filter(({ amount }) => amount > 0),
  };
}

function withLeftovers({
  inventory: { lots, reservations },
  localDate,
  option: { recipeId, name, portion },
}: Pick<Day, 'inventory' | 'localDate'> & { option: MealOption }): Inventory {
  const id = `left ${localDate}`;
  const bestBefore = predictBestBefore({ shelfLife: LEFTOVERS_KEEP, place: 'fridge', since: localDate });
  const lot: StockLot = {
    ...{ ...EMPTY_LOT, id, recipeId, name, measure: 'piece', unit: 'piece', boughtOn: localDate },
    ...(bestBefore !== undefined && { bestBefore }),
  };
  const entries = [addedEntry({ lotId: id, amount: portion })];
  return { lots: applyEntries({ lots: [...lots, lot], entries }), reservations };
}

const EMPTY_LOT = {
  unitSize: 1,
  place: 'fridge',
  added: 0,
  stock: 0,
  reserved: 0,
  revision: 1,
  createdAt: '2026-11-22T02:00:00.000Z',
} as const;

const lotOf = ({ massG, foodId, ...rest }: PantryFood, index: number): StockLot => ({
  ...{ ...EMPTY_LOT, id: `lot ${index}`, foodId, name: foodId, measure: 'g', unit: 'g' },
  ...{ ...rest, boughtOn: '2026-11-22', added: massG, stock: massG },
});

/** What the planner is told of an inventory. */
function homeOf({ lots }: Inventory): Required<Pick<SelectionInput, 'pantry' | 'leftovers'>> {
  const there = lots.filter(({ stock }) => stock > 0);
  return {
    pantry: there.flatMap(({ foodId, stock, bestBefore }) =>
      foodId === undefined ? [] : [{ foodId, massG: stock, ...(bestBefore && { bestBefore }) }],
    ),
    leftovers: there.flatMap(({ recipeId, stock, boughtOn, bestBefore }) =>
      recipeId === undefined
        ? []
        : [{ recipeId, servings: stock, cookedOn: boughtOn, ...(bestBefore && { bestBefore }) }],
    ),
  };
}
