import { daysBetween, type IsoDate } from '../calendar.ts';
import type { Leftover } from './leftover.ts';
import { MIN_PORTION } from './portion.ts';
import type { Recipe } from './recipe.ts';
import type { RecentPlan } from './select-day.ts';

/** What is there of a dish that was cooked on an earlier day: it only has to be put on the table. */
export type LeftoverDish = {
  /** Of all lots of it that are still good. */
  servings: number;
  /** The day of what spoils first. */
  cookedOn: IsoDate;
  /** Days after this one on which it is still good; infinite where it keeps. */
  daysLeft: number;
  /** It was eaten on both of the last two days: nobody wants it for a third. */
  isTired: boolean;
};

/** Minutes until leftovers are on the table: heated, or taken out of the fridge where nothing was ever heated. */
const REHEAT_MINUTES = 5;
const SERVE_MINUTES = 2;

/**
 * The dishes that are there as leftovers, by recipe. Those of the day itself belong to its own meals, and less than the
 * least portion is no meal.
 */
export function leftoverDishes({
  leftovers,
  recent,
  localDate,
}: {
  leftovers: readonly Leftover[];
  recent: readonly RecentPlan[];
  localDate: IsoDate;
}): Map<string, LeftoverDish> {
  const good = leftovers
    .filter(({ cookedOn, bestBefore }) => cookedOn < localDate && (bestBefore ?? localDate) >= localDate)
    .sort((a, b) => daysLeftOf(a, localDate) - daysLeftOf(b, localDate));
  const dishes = new Map<string, LeftoverDish>();
  for (const lot of good) {
    const known = dishes.get(lot.recipeId);
    const servings = (known?.servings ?? 0) + lot.servings;
    dishes.set(lot.recipeId, {
      cookedOn: lot.cookedOn,
      daysLeft: daysLeftOf(lot, localDate),
      isTired: [1, 2].every((days) => wasEaten({ recipeId: lot.recipeId, days, recent, localDate })),
      ...known,
      servings,
    });
  }
  return new Map([...dishes].filter(([, { servings }]) => servings >= MIN_PORTION));
}

const daysLeftOf = ({ bestBefore }: Leftover, localDate: IsoDate): number =>
  bestBefore === undefined ? Number.POSITIVE_INFINITY : daysBetween(localDate, bestBefore);

const wasEaten = ({
  recipeId,
  days,
  recent,
  localDate,
}: {
  recipeId: string;
  days: number;
  recent: readonly RecentPlan[];
  localDate: IsoDate;
}): boolean =>
  recent.some(
    (plan) =>
      daysBetween(plan.localDate, localDate) === days && (plan.eatenIds ?? plan.recipeIds).includes(recipeId),
  );

/** Minutes that a dish takes today: as the recipe says, or a few where it is left over. */
export function minutesFor({
  recipe: { id, minutes, equipment },
  leftovers,
}: {
  recipe: Recipe;
  leftovers: ReadonlyMap<string, LeftoverDish>;
}): number {
  if (!leftovers.has(id)) return minutes;
  return Math.min(minutes, equipment.length > 0 ? REHEAT_MINUTES : SERVE_MINUTES);
}
