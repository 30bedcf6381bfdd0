import type { IsoDate } from '../calendar.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { Optimality, PlanMeals, Relaxation } from '../plan/meal-plan.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { FoodRegion } from './food-region.ts';
import type { Hemisphere } from './hemisphere.ts';
import type { Leftover } from './leftover.ts';
import type { PantryFood } from './pantry-food.ts';
import type { Catalog, Cuisine, MealSlot } from './recipe.ts';
import type { Unlock } from './unlock.ts';

/** What a user said about a recipe. */
export type RecipeFeedback = ReadonlyMap<string, 'like' | 'dislike'>;

/** What an earlier plan offered. */
export type RecentPlan = {
  localDate: IsoDate;
  recipeIds: readonly string[];
  /** Those that were chosen, or stood first where nothing was. Absent: any of them may have been eaten. */
  eatenIds?: readonly string[];
};

/**
 * Everything a day's selection depends on: the same input gives the same selection. Plain JSON but for `catalog`,
 * which is stored by its version, and `feedback`, which is stored as an object (`Object.fromEntries`).
 */
export type SelectionInput = {
  catalog: Catalog;
  targets: DayTargets;
  preferences: EaterPreferences;
  feedback: RecipeFeedback;
  /** Earlier plans, newest first, at most 14 days. */
  recent: readonly RecentPlan[];
  /** What is at home, in lots; absent or empty where nothing is known of it. */
  pantry?: readonly PantryFood[];
  /** What was cooked before and not eaten, in lots; absent or empty where there is nothing. */
  leftovers?: readonly Leftover[];
  /**
   * The meals to choose for; absent: all. The others stay empty, and `targets` are what these have to make
   * together: the rest of a day of which a meal is eaten elsewhere.
   */
  slots?: readonly MealSlot[];
  /** Cuisines of the place where the person lives; absent where it says nothing of the food. */
  homeCuisines?: readonly Cuisine[];
  /** Where the person shops; absent where their place is not known. */
  foodRegion?: FoodRegion;
  /** Absent in the tropics, and where the person's place is not known. */
  hemisphere?: Hemisphere;
  /** Breaks ties differently for each user and day: `<userId>:<localDate>`. */
  seed: string;
};

export type SelectionResult =
  | {
      status: 'selected';
      meals: PlanMeals;
      relaxed: readonly Relaxation[];
      optimality?: Optimality;
      /** Where the person's own limits could not be kept: what they could change. */
      unlock?: readonly Unlock[];
    }
  | { status: 'infeasible'; slot: 'breakfast' | 'lunch' | 'dinner' | 'snack'; reason: string };

/**
 * Chooses a day's recipes, wherever that is done.
 *
 * Rejects with DomainError unavailable `planning_busy` when there is more to choose than can be, and with an
 * `AbortError` when the choice was cut short because it took too long.
 */
export type SelectDay = (input: SelectionInput) => Promise<SelectionResult>;
