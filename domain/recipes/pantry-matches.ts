import { daysBetween, type IsoDate } from '../calendar.ts';
import { catalogIndex } from './catalog-index.ts';
import type { PantryFood } from './pantry-food.ts';
import type { Catalog } from './recipe.ts';

/** What one serving of a recipe finds at home. */
export type PantryMatch = {
  /** Grams of its ingredients that are at home. */
  gramsAtHome: number;
  /** Ingredients that are at home in full. */
  foodsAtHome: number;
  /** 0 to 1: how much it saves from spoiling, by days left and by the share of each lot that a serving takes. */
  rescue: number;
  /** The food that it saves most of; absent where it saves none. */
  rescued?: { foodId: string; daysLeft: number; rescue: number };
};

/** Days before the last good one in which a lot is worth using up: 1 on the day itself, falling evenly to 0. */
const HURRY_DAYS = 7;

/** What each recipe finds at home; recipes that find nothing are absent. Lots past their day are not at home. */
export function pantryMatches({
  catalog,
  pantry,
  localDate,
}: {
  catalog: Catalog;
  pantry: readonly PantryFood[];
  localDate: IsoDate;
}): Map<string, PantryMatch> {
  const matches = new Map<string, PantryMatch>();
  for (const [foodId, lots] of goodLots({ pantry, localDate })) {
    for (const { recipeId, grams } of catalogIndex(catalog).usesOf.get(foodId) ?? []) {
      const match = matches.get(recipeId) ?? { gramsAtHome: 0, foodsAtHome: 0, rescue: 0 };
      const { taken, ...saved } = takeFrom(lots, grams);
      match.gramsAtHome += taken;
      if (taken >= grams) match.foodsAtHome += 1;
      match.rescue = Math.min(1, match.rescue + saved.rescue);
      if (saved.rescue > (match.rescued?.rescue ?? 0)) match.rescued = { foodId, ...saved };
      matches.set(recipeId, match);
    }
  }
  return matches;
}

type Lot = { massG: number; daysLeft: number };

/** Lots of each food that are still good, the one that spoils first at the front. */
function goodLots({
  pantry,
  localDate,
}: {
  pantry: readonly PantryFood[];
  localDate: IsoDate;
}): Map<string, Lot[]> {
  const lots = new Map<string, Lot[]>();
  for (const { foodId, massG, bestBefore } of pantry) {
    const daysLeft = bestBefore === undefined ? Number.POSITIVE_INFINITY : daysBetween(localDate, bestBefore);
    if (daysLeft < 0) continue;
    lots.set(foodId, [...(lots.get(foodId) ?? []), { massG, daysLeft }]);
  }
  for (const some of lots.values()) some.sort((a, b) => a.daysLeft - b.daysLeft || a.massG - b.massG);
  return lots;
}

/** Takes a serving's grams from what spoils first. */
function takeFrom(lots: readonly Lot[], grams: number): { taken: number; daysLeft: number; rescue: number } {
  let [taken, rescue] = [0, 0];
  for (const lot of lots) {
    const part = Math.min(lot.massG, grams - taken);
    if (part <= 0) break;
    taken += part;
    rescue += Math.max(0, 1 - lot.daysLeft / HURRY_DAYS) * (part / lot.massG);
  }
  return { taken, daysLeft: lots[0]?.daysLeft ?? 0, rescue: Math.min(1, rescue) };
}
