import type { DayKind } from '../../calendar.ts';
import type { DayTargets } from '../../energy/day-targets.ts';
import type { Reason, Relaxation } from '../../plan/meal-plan.ts';
import type { EaterPreferences } from '../../profile/eater-preferences.ts';
import type { CountedFood } from '../counted-foods.ts';
import type { Tastes } from '../learned-tastes.ts';
import type { LeftoverDish } from '../leftover-dishes.ts';
import type { PantryMatch } from '../pantry-matches.ts';
import type { Cuisine, Food, MealSlot, Nutrition, Recipe } from '../recipe.ts';
import type { SeasonMonth } from '../seasonal-foods.ts';
import type { RecipeFeedback } from '../select-day.ts';
import type { WeekHabits } from '../week-habits.ts';

/** What a rule may look at besides the recipe itself. */
export type RuleContext = {
  slot: MealSlot;
  targets: DayTargets;
  dayKind: DayKind;
  preferences: EaterPreferences;
  feedback: RecipeFeedback;
  /** Whole days since a recipe was last eaten, by what was chosen or stood first; others are absent. */
  daysSince: ReadonlyMap<string, number>;
  /** Whole days since a recipe was last in a plan, eaten or not. */
  daysSinceOffered: ReadonlyMap<string, number>;
  /** Cuisines of where the person lives. */
  homeCuisines: readonly Cuisine[];
  /** Recipes with a food that is hard to buy where the person lives. */
  hardToBuy: ReadonlySet<string>;
  /** What the plans of the last seven days were made of. */
  week: WeekHabits;
  /** Which of the counted foods each recipe has, and how many dishes of each the last six days had. */
  countedOf: ReadonlyMap<string, readonly CountedFood[]>;
  weekCounts: Readonly<Record<CountedFood, number>>;
  /** Counted foods that the person turns down more often than not. */
  unloved: ReadonlySet<CountedFood>;
  /** What the feedback says of cuisines and main foods. */
  tastes: Tastes;
  /** Dishes that are there from earlier days, by recipe; only in portions that are left. */
  leftovers: ReadonlyMap<string, LeftoverDish>;
  /** What each recipe finds at home; recipes that find nothing are absent, and leftovers, which need nothing. */
  pantry: ReadonlyMap<string, PantryMatch>;
  /** Different foods at home; 0 where nothing is known of it. */
  foodsAtHome: number;
  /** Absent where there are no seasons, or the place is not known. */
  seasonMonth: SeasonMonth | undefined;
  /** The catalogue's, for their names. */
  foods: ReadonlyMap<string, Food>;
  /** Recipes that the person turned down, by preference or by feedback. */
  turnedDown: ReadonlySet<string>;
  /** Recipes with a food that `preferences.dislikedFoods` names. */
  withDislikedFood: ReadonlySet<string>;
  /** Recipes already chosen for the same slot. */
  chosen: readonly Recipe[];
};

/** A reason speaks of the portion that the person gets. */
export type ReasonContext = RuleContext & { nutrition: Nutrition };

/** Keeps recipes out. With `relaxedBy` it may be given up under that name; without, never. */
export type HardRule = {
  id: string;
  hard: true;
  relaxedBy?: Relaxation;
  /** Ids of all recipes that it may keep out; `any` where only asking tells. */
  reach(context: RuleContext): Iterable<string> | 'any';
  allows(recipe: Recipe, context: RuleContext): boolean;
};

/**
 * Which recipes a rule has to be asked about, so that scoring thousands of them asks little.
 *
 * - `each`: every one; the score depends on the day's own figures.
 * - `named`: those with these ids; it scores 0 for any other.
 * - `alike`: one for each main food, group of it, kind of dish, cuisine or set of counted foods; it scores the same for all that share it.
 * - `kept`: every one, but once only for each slot and key: the score depends on nothing else of the context.
 * - `beside_chosen`: every one, anew with each choice: the score depends on `chosen` and is at most 0.
 */
export type Reach =
  | { kind: 'each' }
  | { kind: 'named'; ids(context: RuleContext): Iterable<string> }
  | { kind: 'alike'; by: 'mainFood' | 'mainGroup' | 'kind' | 'cuisine' | 'counted' }
  | { kind: 'kept'; key(context: RuleContext): string }
  | { kind: 'beside_chosen' };

/** Orders what is left. `score` lies in −1..1; the registry holds its weight. */
export type SoftRule = {
  id: string;
  hard: false;
  reach: Reach;
  score(recipe: Recipe, context: RuleContext): number;
  reason(recipe: Recipe, context: ReasonContext): Reason | undefined;
};

/** `value` held between −1 and 1: the scale every score shares. */
export const toScore = (value: number): number => Math.max(-1, Math.min(1, value));
