import { daysBetween, type IsoDate } from '../calendar.ts';
import { hurryOf } from './hurry.ts';
import type { PantryFood } from './pantry-food.ts';

/** A lot of one food; `daysLeft` are those after today on which it is still good, infinite where it keeps. */
type Lot = { massG: number; daysLeft: number };

/** Good lots by food, what spoils first at the front. */
export type PantryStock = ReadonlyMap<string, readonly Lot[]>;

/** What some grams of a food find at home. */
export type FoundFood = {
  takenG: number;
  /** Grams of it that would spoil, each weighed by how soon: 1 on the last day, falling evenly to 0 a week before. */
  savedG: number;
  /** The shares of the lots that are taken, weighed the same: 1 for a lot that is used up on its last day. */
  savedLots: number;
  /** Of what spoils first; infinite where nothing was found. */
  daysLeft: number;
};

/** What is at home and may be eaten on `localDate`: lots past their day are not at home. */
export function pantryStock({
  pantry,
  localDate,
}: {
  pantry: readonly PantryFood[];
  localDate: IsoDate;
}): PantryStock {
  const stock = new Map<string, Lot[]>();
  for (const { foodId, massG, bestBefore } of pantry) {
    const daysLeft = bestBefore === undefined ? Number.POSITIVE_INFINITY : daysBetween(localDate, bestBefore);
    if (daysLeft < 0) continue;
    const lots = stock.get(foodId);
    if (lots === undefined) stock.set(foodId, [{ massG, daysLeft }]);
    else lots.push({ massG, daysLeft });
  }
  for (const lots of stock.values()) lots.sort((a, b) => a.daysLeft - b.daysLeft || a.massG - b.massG);
  return stock;
}

/** What `grams` of a food find, taken from what spoils first, after `taken` grams went to others. */
export function findFood({
  lots = [],
  grams,
  taken = 0,
}: {
  lots?: readonly Lot[] | undefined;
  grams: number;
  taken?: number;
}): FoundFood {
  const found: FoundFood = { takenG: 0, savedG: 0, savedLots: 0, daysLeft: Number.POSITIVE_INFINITY };
  let gone = taken;
  for (const { massG, daysLeft } of lots) {
    const there = massG - Math.min(massG, gone);
    gone -= massG - there;
    const part = Math.min(there, grams - found.takenG);
    if (part <= 0) continue;
    const hurry = hurryOf({ daysLeft });
    found.takenG += part;
    found.savedG += hurry * part;
    found.savedLots += (hurry * part) / massG;
    found.daysLeft = Math.min(found.daysLeft, daysLeft);
  }
  return found;
}
