import type { IsoDate } from '../calendar.ts';
import { createDaySupply, type DishToMake } from './day-supply.ts';
import { type LedgerEntry, roundAmount } from './lot.ts';
import { freeStock, type Inventory, takeFromLot } from './stock.ts';

/**
 * The lines that make the reservations those of the plan of `localDate`: earlier plans let go of what they held, later
 * ones keep it. Empty when it is so already: it may be asked for any number of times.
 */
export function reserveForPlan({
  inventory,
  localDate,
  dishes,
}: {
  inventory: Inventory;
  localDate: IsoDate;
  dishes: readonly DishToMake[];
}): LedgerEntry[] {
  const { lots, reservations } = inventory;
  const current = sumByLot(reservations.filter(({ planDate }) => planDate === localDate));
  const available = freeStock({ reservations, isOthers: (planDate) => planDate > localDate });
  const supply = createDaySupply({ lots, localDate, available });
  const wanted = sumByLot(dishes.flatMap((dish) => supply.serve(dish)));
  const over = reservations
    .filter(({ planDate }) => planDate < localDate)
    .map(({ lotId, planDate, amount }) => reservation({ lotId, planDate, change: -amount }));
  const changes = [...new Set([...current.keys(), ...wanted.keys()])]
    .map((lotId) => ({ lotId, change: roundAmount((wanted.get(lotId) ?? 0) - (current.get(lotId) ?? 0)) }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => a.change - b.change);
  return [...over, ...changes.map((one) => reservation({ ...one, planDate: localDate }))];
}

const reservation = ({
  lotId,
  planDate,
  change,
}: {
  lotId: string;
  planDate: IsoDate;
  change: number;
}): LedgerEntry => ({
  lotId,
  kind: change > 0 ? 'reserved' : 'released',
  stockChange: 0,
  reservedChange: change,
  planDate,
});

function sumByLot(parts: readonly { lotId: string; amount: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { lotId, amount } of parts) sums.set(lotId, roundAmount((sums.get(lotId) ?? 0) + amount));
  return sums;
}

/**
 * What a dish on the table takes out of the stock: leftovers of it where they make the whole portion (unless
 * `isCookedAnew`), otherwise what is there of each food. What is missing was not in the books, or was bought on the way
 * home: nobody is kept from saying that they cooked. Of leftovers only what is `eaten` is gone.
 */
export function cookFromStock({
  inventory,
  localDate,
  dish,
  eaten = dish.portion,
  isCookedAnew = false,
}: {
  inventory: Inventory;
  localDate: IsoDate;
  dish: DishToMake;
  eaten?: number;
  isCookedAnew?: boolean;
}): { status: 'reheated' | 'cooked'; entries: LedgerEntry[] } {
  const { recipeId, portion, needs } = dish;
  const supply = createDaySupply({ lots: inventory.lots, localDate });
  const entry = { kind: 'consumed', planDate: localDate, recipeId } as const;
  const isReheated = !isCookedAnew && supply.copy().reheat({ recipeId, portion }).length > 0;
  const taken = isReheated
    ? supply.reheat({ recipeId, portion: eaten })
    : needs.flatMap((need) => supply.take(need));
  return {
    status: isReheated ? 'reheated' : 'cooked',
    entries: taken.flatMap((part) => takeFromLot({ inventory, ...part, entry })),
  };
}
