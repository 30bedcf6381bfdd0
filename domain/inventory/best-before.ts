import { addDays, type IsoDate } from '../calendar.ts';
import type { ShelfLife } from '../recipes/food-facts.ts';
import { StoragePlace } from './lot.ts';

const DAYS_IN = {
  pantry: 'pantryDays',
  fridge: 'fridgeDays',
  freezer: 'freezerDays',
} as const satisfies Record<StoragePlace, keyof ShelfLife>;

/** Days that cooked food keeps, by the place: FoodKeeper's "3 to 4 days" and "2 to 3 months", the shorter end. */
export const LEFTOVERS_KEEP: ShelfLife = { fridgeDays: 3, freezerDays: 60 };

/** Where a food is usually kept: the first of pantry, fridge and freezer that its shelf life names. */
export function usualPlace(shelfLife: ShelfLife): StoragePlace {
  return StoragePlace.options.find((place) => shelfLife[DAYS_IN[place]] !== undefined) ?? 'pantry';
}

/**
 * The last day on which food that came on `since` is probably good in `place`; undefined where nobody keeps it there,
 * and nothing is known.
 */
export function predictBestBefore({
  shelfLife,
  place,
  since,
}: {
  shelfLife: ShelfLife;
  place: StoragePlace;
  since: IsoDate;
}): IsoDate | undefined {
  const days = shelfLife[DAYS_IN[place]];
  return days === undefined ? undefined : addDays(since, days);
}
