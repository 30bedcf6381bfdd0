import { catalogIndex } from './catalog-index.ts';
import { type FoundFood, findFood, type PantryStock } from './pantry-stock.ts';
import type { Catalog, Recipe } from './recipe.ts';

/** What one serving of a recipe finds at home. */
export type PantryMatch = {
  /** Grams of its ingredients that are at home. */
  gramsAtHome: number;
  /** Ingredients that are at home in full. */
  foodsAtHome: number;
  /** How much it saves from spoiling: 1 for a good part of a plate on its last day that leaves none of its lot. */
  saves: number;
  /** The food that it saves most of; absent where it saves none. */
  saved?: { foodId: string; daysLeft: number; saves: number };
};

/** Grams a serving that are a good part of a plate. */
const GOOD_PART_G = 120;

/** How much of what a dish saves is for using lots up: 20 g of herbs are worth it too, and a rest is no more use. */
const LOTS_SHARE = 0.3;

/** Portions are divided and multiplied again. */
const ROUNDING_G = 1e-6;

const saves = ({ savedG, savedLots }: FoundFood): number =>
  (1 - LOTS_SHARE) * (savedG / GOOD_PART_G) + LOTS_SHARE * savedLots;

/** What each recipe finds at home, each as if it were the only one; recipes that find nothing are absent. */
export function pantryMatches({
  catalog,
  stock,
}: {
  catalog: Catalog;
  stock: PantryStock;
}): Map<string, PantryMatch> {
  const matches = new Map<string, PantryMatch>();
  const { usesOf } = catalogIndex(catalog);
  for (const [foodId, lots] of stock) {
    for (const { recipeId, grams } of usesOf.get(foodId) ?? []) {
      const match = matches.get(recipeId) ?? emptyMatch();
      addFound({ match, foodId, grams, found: findFood({ lots, grams }) });
      matches.set(recipeId, match);
    }
  }
  return matches;
}

/**
 * What a serving of a dish finds of the stock of a day after others: `taken` says how many grams of each food are gone,
 * and what the whole portion takes is added to it.
 */
export function matchAfter({
  stock,
  taken,
  recipe,
  portion,
}: {
  stock: PantryStock;
  taken: Map<string, number>;
  recipe: Recipe;
  portion: number;
}): PantryMatch & { savedG: number } {
  const match = { ...emptyMatch(), savedG: 0 };
  for (const [foodId, perServing] of gramsPerServing(recipe)) {
    const lots = stock.get(foodId);
    if (lots === undefined) continue;
    const before = taken.get(foodId) ?? 0;
    const found = findFood({ lots, grams: perServing * portion, taken: before });
    taken.set(foodId, before + found.takenG);
    match.savedG += found.savedG;
    const [takenG, savedG] = [found.takenG / portion, found.savedG / portion];
    addFound({ match, foodId, grams: perServing, found: { ...found, takenG, savedG } });
  }
  return match;
}

const emptyMatch = (): PantryMatch => ({ gramsAtHome: 0, foodsAtHome: 0, saves: 0 });

function addFound({
  match,
  foodId,
  grams,
  found,
}: {
  match: PantryMatch;
  foodId: string;
  grams: number;
  found: FoundFood;
}): void {
  const own = saves(found);
  match.gramsAtHome += found.takenG;
  if (found.takenG >= grams - ROUNDING_G) match.foodsAtHome += 1;
  match.saves += own;
  if (own > (match.saved?.saves ?? 0)) match.saved = { foodId, daysLeft: found.daysLeft, saves: own };
}

/** A food that a recipe lists twice is there once. */
function gramsPerServing({ ingredients, servings }: Recipe): Map<string, number> {
  const grams = new Map<string, number>();
  for (const { food, grams: own } of ingredients) grams.set(food, (grams.get(food) ?? 0) + own / servings);
  return grams;
}
