import type { IsoDate } from '../calendar.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { type LedgerEntry, roundAmount, type StockLot } from './lot.ts';
import { freeStock, type Inventory, takeFromLot } from './stock.ts';

/** How much of a food is needed, g. */
export type FoodNeed = { foodId: string; massG: number };

/** What is taken of a food from one lot, g. */
export type Taking = { lotId: string; foodId: string; massG: number };

/** What `portion` servings of a recipe need of each food, g; a food that it lists twice is there once. */
export function recipeNeeds({ recipe, portion }: { recipe: Recipe; portion: number }): FoodNeed[] {
  const masses = new Map<string, number>();
  for (const { food, grams: all } of recipe.ingredients) {
    masses.set(food, (masses.get(food) ?? 0) + (all * portion) / recipe.servings);
  }
  return [...masses].map(([foodId, sum]) => ({ foodId, massG: roundAmount(sum) }));
}

/** Lots that may be eaten on `localDate`, what spoils first at the front, then what was bought first. */
export function goodLots({ lots, localDate }: { lots: readonly StockLot[]; localDate: IsoDate }): StockLot[] {
  const lastDay = ({ bestBefore = '9999' }: StockLot) => bestBefore;
  return lots
    .filter(
      (lot) => lot.stock > 0 && lot.measure === 'g' && lot.foodId !== undefined && lastDay(lot) >= localDate,
    )
    .sort(
      (a, b) => compare(lastDay(a), lastDay(b)) || compare(a.boughtOn, b.boughtOn) || compare(a.id, b.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A stock that needs are met from one after the other: no gram is given out twice. */
export type DaySupply = {
  /** Takes what is there of `need`, and says what was taken from which lot. */
  take(need: FoodNeed): Taking[];
  copy(): DaySupply;
};

/** What a day may use of `lots`: `available` says how much of each, g. */
export function createDaySupply({
  lots,
  localDate,
  available = ({ stock }) => stock,
}: {
  lots: readonly StockLot[];
  localDate: IsoDate;
  available?: (lot: StockLot) => number;
}): DaySupply {
  const good = goodLots({ lots, localDate });
  return supplyOf({ good, left: new Map(good.map((lot) => [lot.id, available(lot)])) });
}

function supplyOf({ good, left }: { good: readonly StockLot[]; left: Map<string, number> }): DaySupply {
  return {
    take({ foodId, massG }) {
      let missing = massG;
      return good.flatMap((lot) => {
        if (lot.foodId !== foodId) return [];
        const there = left.get(lot.id) ?? 0;
        const part = roundAmount(Math.min(missing, there));
        if (part <= 0) return [];
        missing = roundAmount(missing - part);
        left.set(lot.id, roundAmount(there - part));
        return [{ lotId: lot.id, foodId, massG: part }];
      });
    },
    copy: () => supplyOf({ good, left: new Map(left) }),
  };
}

/**
 * The lines that make the reservations those of the plan of `localDate`: earlier plans let go of what they held, later
 * ones keep it. Empty when it is so already: it may be asked for any number of times.
 */
export function reserveForPlan({
  inventory,
  localDate,
  needs,
}: {
  inventory: Inventory;
  localDate: IsoDate;
  needs: readonly FoodNeed[];
}): LedgerEntry[] {
  const { lots, reservations } = inventory;
  const current = sumByLot(reservations.filter(({ planDate }) => planDate === localDate));
  const available = freeStock({ reservations, isOthers: (planDate) => planDate > localDate });
  const supply = createDaySupply({ lots, localDate, available });
  const wanted = sumByLot(
    needs.flatMap((need) => supply.take(need)).map(({ lotId, massG }) => ({ lotId, amount: massG })),
  );
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
 * What cooking takes out of the stock: what is there of each need. What is missing was not in the books, or was bought
 * on the way home: nobody is kept from saying that they cooked.
 */
export function cookFromStock({
  inventory,
  localDate,
  recipeId,
  needs,
}: {
  inventory: Inventory;
  localDate: IsoDate;
  recipeId: string;
  needs: readonly FoodNeed[];
}): { entries: LedgerEntry[]; taken: Taking[] } {
  const supply = createDaySupply({ lots: inventory.lots, localDate });
  const taken = needs.flatMap((need) => supply.take(need));
  const entry = { kind: 'consumed', planDate: localDate, recipeId } as const;
  const entries = taken.flatMap(({ lotId, massG }) =>
    takeFromLot({ inventory, lotId, amount: massG, entry }),
  );
  return { entries, taken };
}
