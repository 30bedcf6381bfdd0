import type { DayTargets } from '../../energy/day-targets.ts';
import type { Reason, Relaxation } from '../../plan/meal-plan.ts';
import type { Preferences } from '../../profile/preferences.ts';
import type { MealSlot, Nutrition, Recipe } from '../recipe.ts';
import type { RecipeFeedback } from '../select-day.ts';

/** What a rule may look at besides the recipe itself. */
export type RuleContext = {
  slot: MealSlot;
  targets: DayTargets;
  preferences: Preferences;
  feedback: RecipeFeedback;
  /** Whole days since a recipe was last in a plan; recipes of no plan are absent. */
  daysSince: ReadonlyMap<string, number>;
  /** Foods of the catalogue that `preferences.dislikedFoods` names. */
  dislikedFoodIds: ReadonlySet<string>;
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
  allows(recipe: Recipe, context: RuleContext): boolean;
};

/** Orders what is left. `score` lies in −1..1; the registry holds its weight. */
export type SoftRule = {
  id: string;
  hard: false;
  /** True when the score changes with what is already chosen for the slot. It then is at most 0. */
  followsChosen?: boolean;
  score(recipe: Recipe, context: RuleContext): number;
  reason(recipe: Recipe, context: ReasonContext): Reason | undefined;
};

/** `value` held between −1 and 1: the scale every score shares. */
export const toScore = (value: number): number => Math.max(-1, Math.min(1, value));
