import type { IsoDate } from '../calendar.ts';
import { Aisle } from '../recipes/food-facts.ts';
import { foodLabel } from '../recipes/food-label.ts';
import { type AmountSystem, kitchenAmount, OUNCE_G, POUND_G } from '../recipes/kitchen-amount.ts';
import type { Catalog, Food } from '../recipes/recipe.ts';
import { createDaySupply, type DishToMake, type Taking } from './day-supply.ts';
import { type GroceryUnit, type Price, roundAmount, type StockLot } from './lot.ts';

/** The dishes of a day; days are met from the stock in their order. */
export type DayDishes = { localDate: IsoDate; dishes: readonly DishToMake[] };

/** A food to buy. `missingG` is what is needed beyond the stock, `quantity` of `unit` what a shop sells of it. */
export type ShoppingItem = {
  foodId: string;
  name: string;
  aisle: Aisle;
  neededG: number;
  missingG: number;
  quantity: number;
  unit: GroceryUnit;
  /** As it is written on a list: `6 onions`. */
  text: string;
  /** By what was paid for this food last; absent where no price is known. */
  cost?: Price | undefined;
};

/** Everything to buy, in the order of the aisles. `costs` sums what is known, by currency. */
export type ShoppingList = { items: ShoppingItem[]; costs: Price[]; withoutPrice: number };

/**
 * What to buy for some days: their needs minus the stock that is still good on each day, in amounts that shops sell.
 * A dish of which there are leftovers enough needs nothing.
 *
 * `lots` are in stock, `priced` carry prices (of each food the newest, used up or not). Foods that the catalogue does
 * not know any more are left out.
 */
export function shoppingList({
  days,
  lots,
  priced,
  catalog,
  system,
}: {
  days: readonly DayDishes[];
  lots: readonly StockLot[];
  priced: readonly StockLot[];
  catalog: Catalog;
  system: AmountSystem;
}): ShoppingList {
  const prices = new Map(priced.map((lot) => [lot.foodId, lot]));
  const items = [...amountsToBuy({ days, lots })]
    .flatMap(([foodId, { neededG, missingG }]) => {
      const food = catalog.foods.get(foodId);
      if (food === undefined || missingG < LEAST_G) return [];
      const amount = shopAmount({ food, missingG, system });
      const cost = costOf({ lot: prices.get(foodId), grams: amount.grams });
      const { quantity, unit, text } = amount;
      const name = foodLabel(food.name);
      return [{ foodId, name, aisle: food.aisle, neededG, missingG, quantity, unit, text, cost }];
    })
    .sort((a, b) => AISLES.indexOf(a.aisle) - AISLES.indexOf(b.aisle) || (a.name < b.name ? -1 : 1));
  return { items, costs: sumsOf(items), withoutPrice: items.filter(({ cost }) => cost === undefined).length };
}

const AISLES = Aisle.options;

/** Below it nobody goes to a shop: it is what rounding leaves. */
const LEAST_G = 1;

/** Day by day, so that a lot that is over by then is not counted on, and none is counted on twice. */
function amountsToBuy({
  days,
  lots,
}: {
  days: readonly DayDishes[];
  lots: readonly StockLot[];
}): Map<string, { neededG: number; missingG: number }> {
  const left = new Map(lots.map(({ id, stock }) => [id, stock]));
  const use = (takings: readonly Taking[]): number =>
    takings.reduce((sum, { lotId, amount }) => {
      left.set(lotId, roundAmount((left.get(lotId) ?? 0) - amount));
      return sum + amount;
    }, 0);
  const amounts = new Map<string, { neededG: number; missingG: number }>();
  for (const { localDate, dishes } of days.toSorted((a, b) => (a.localDate < b.localDate ? -1 : 1))) {
    const supply = createDaySupply({ lots, localDate, available: ({ id }) => left.get(id) ?? 0 });
    const cooked = dishes.filter((dish) => use(supply.reheat(dish)) === 0);
    for (const need of cooked.flatMap(({ needs }) => needs)) {
      const there = use(supply.take(need));
      const sum = amounts.get(need.foodId) ?? { neededG: 0, missingG: 0 };
      amounts.set(need.foodId, {
        neededG: roundAmount(sum.neededG + need.massG),
        missingG: roundAmount(sum.missingG + need.massG - there),
      });
    }
  }
  return amounts;
}

type ShopAmount = { grams: number; quantity: number; unit: GroceryUnit; text: string };

/** A piece that is lighter is not sold by the piece: cloves, leaves, nuts, slices. */
const LEAST_PIECE_G = 40;

/** Never less than is missing: whole pieces of what is sold so, otherwise weights that scales and packets know. */
function shopAmount({
  food: { units },
  missingG,
  system,
}: {
  food: Food;
  missingG: number;
  system: AmountSystem;
}): ShopAmount {
  const { piece } = units;
  if (piece !== undefined && piece.massG >= LEAST_PIECE_G && !piece.name.includes('tin')) {
    const quantity = Math.ceil(roundAmount(missingG / piece.massG));
    const grams = quantity * piece.massG;
    const { text } = kitchenAmount({ massG: grams, units: { piece }, system: 'household' });
    return { grams, quantity, unit: 'piece', text: text.endsWith(' g') ? `${quantity} ${piece.name}` : text };
  }
  if (piece?.name === 'drained tin') {
    const quantity = Math.ceil(roundAmount(missingG / piece.massG));
    return {
      grams: quantity * piece.massG,
      quantity,
      unit: 'piece',
      text: `${quantity} ${quantity === 1 ? 'tin' : 'tins'}`,
    };
  }
  return system === 'us' ? poundsOf(missingG) : gramsOf(missingG);
}

function gramsOf(missingG: number): ShopAmount {
  const step = missingG > 500 ? 100 : missingG > 100 ? 50 : 10;
  const grams = Math.ceil(missingG / step) * step;
  if (grams < 1000) return { grams, quantity: grams, unit: 'g', text: `${grams} g` };
  return { grams, quantity: grams / 1000, unit: 'kg', text: `${grams / 1000} kg` };
}

function poundsOf(missingG: number): ShopAmount {
  if (missingG <= 0.75 * POUND_G) {
    const quantity = Math.ceil(missingG / OUNCE_G);
    return { grams: quantity * OUNCE_G, quantity, unit: 'oz', text: `${quantity} oz` };
  }
  const quantity = Math.ceil((missingG / POUND_G) * 2) / 2;
  return { grams: quantity * POUND_G, quantity, unit: 'lb', text: `${quantity} lb` };
}

function costOf({ lot, grams }: { lot: StockLot | undefined; grams: number }): Price | undefined {
  if (lot?.price === undefined || lot.added <= 0) return undefined;
  const { amount, currency } = lot.price;
  return { amount: toCent((amount / lot.added) * grams), currency };
}

const toCent = (amount: number): number => Math.round(amount * 100) / 100;

function sumsOf(items: readonly ShoppingItem[]): Price[] {
  const sums = new Map<string, number>();
  for (const { cost } of items) {
    if (cost !== undefined) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
  }
  return [...sums].map(([currency, amount]) => ({ amount: toCent(amount), currency }));
}

/** The list as text, to send to somebody: an aisle on a line of its own, then what is bought there. */
export function shoppingText({ items }: Pick<ShoppingList, 'items'>): string {
  const aisles = Map.groupBy(items, ({ aisle }) => aisle);
  return [...aisles]
    .map(([aisle, some]) => {
      const title = aisle.replaceAll('_', ' ');
      const lines = some.map(({ name, text }) => `- ${name}: ${text}`);
      return [`${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, ...lines].join('\n');
    })
    .join('\n\n');
}
