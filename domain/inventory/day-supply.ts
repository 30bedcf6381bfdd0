import type { IsoDate } from '../calendar.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { roundAmount, type StockLot } from './lot.ts';

/** How much of a food is needed, g. */
export type FoodNeed = { foodId: string; massG: number };

/** A dish in servings, with what it needs of each food when it is cooked. */
export type DishToMake = { recipeId: string; portion: number; needs: readonly FoodNeed[] };

/** What is taken from one lot: g of a food, servings of leftovers. */
export type Taking = { lotId: string; amount: number };

/** What `portion` servings of a recipe need of each food, g; a food that it lists twice is there once. */
export function recipeNeeds({ recipe, portion }: { recipe: Recipe; portion: number }): FoodNeed[] {
  const masses = new Map<string, number>();
  for (const { food, grams: all } of recipe.ingredients) {
    masses.set(food, (masses.get(food) ?? 0) + (all * portion) / recipe.servings);
  }
  return [...masses].map(([foodId, sum]) => ({ foodId, massG: roundAmount(sum) }));
}

/** A stock that dishes are made from one after the other: nothing is given out twice. */
export type DaySupply = {
  /** Takes what is there of `need`, and says what was taken from which lot. */
  take(need: FoodNeed): Taking[];
  /** Takes `portion` servings of what is left of the recipe, if there are as many; otherwise nothing. */
  reheat(dish: Pick<DishToMake, 'recipeId' | 'portion'>): Taking[];
  /** Takes a dish: leftovers of it where they make the whole portion, otherwise what is there of its foods. */
  serve(dish: DishToMake): Taking[];
  copy(): DaySupply;
};

/** What a day may use of `lots`: `available` says how much of each, in the lot's measure. */
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

/** Lots that may be eaten on `localDate`, what spoils first at the front, then what was bought first. */
function goodLots({ lots, localDate }: { lots: readonly StockLot[]; localDate: IsoDate }): StockLot[] {
  const lastDay = ({ bestBefore = '9999' }: StockLot) => bestBefore;
  return lots
    .filter((lot) => lot.stock > 0 && (isFood(lot) || isLeftover(lot)) && lastDay(lot) >= localDate)
    .sort(
      (a, b) => compare(lastDay(a), lastDay(b)) || compare(a.boughtOn, b.boughtOn) || compare(a.id, b.id),
    );
}

const isFood = ({ measure, foodId }: StockLot): boolean => measure === 'g' && foodId !== undefined;

const isLeftover = ({ measure, recipeId }: StockLot): boolean =>
  measure === 'piece' && recipeId !== undefined;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function supplyOf({ good, left }: { good: readonly StockLot[]; left: Map<string, number> }): DaySupply {
  const leftOf = ({ id }: StockLot): number => left.get(id) ?? 0;
  const takeFrom = (lots: readonly StockLot[], amount: number): Taking[] => {
    let missing = amount;
    return lots.flatMap((lot) => {
      const part = roundAmount(Math.min(missing, leftOf(lot)));
      if (part <= 0) return [];
      missing = roundAmount(missing - part);
      left.set(lot.id, roundAmount(leftOf(lot) - part));
      return [{ lotId: lot.id, amount: part }];
    });
  };
  const supply: DaySupply = {
    take: ({ foodId, massG }) =>
      takeFrom(
        good.filter((lot) => lot.foodId === foodId),
        massG,
      ),
    reheat({ recipeId, portion }) {
      const lots = good.filter((lot) => isLeftover(lot) && lot.recipeId === recipeId);
      const there = lots.reduce((sum, lot) => sum + leftOf(lot), 0);
      return roundAmount(there) >= portion ? takeFrom(lots, portion) : [];
    },
    serve(dish) {
      const reheated = supply.reheat(dish);
      return reheated.length > 0 ? reheated : dish.needs.flatMap((need) => supply.take(need));
    },
    copy: () => supplyOf({ good, left: new Map(left) }),
  };
  return supply;
}
