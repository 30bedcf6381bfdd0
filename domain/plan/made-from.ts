import { z } from 'zod';
import { IsoDate } from '../calendar.ts';
import { EaterPreferences } from '../profile/eater-preferences.ts';
import { FoodRegion } from '../recipes/food-region.ts';
import { Hemisphere } from '../recipes/hemisphere.ts';
import { Leftover } from '../recipes/leftover.ts';
import { PantryFood } from '../recipes/pantry-food.ts';
import { Cuisine, MealSlot } from '../recipes/recipe.ts';
import type { RecipeFeedback, SelectionInput } from '../recipes/select-day.ts';
import { PlanMeals } from './meal-plan.ts';

/** JSON has no maps. */
const Feedback = z.codec(
  z.record(z.string(), z.enum(['like', 'dislike'])),
  z.custom<RecipeFeedback>((value) => value instanceof Map),
  {
    decode: (verdicts) => new Map(Object.entries(verdicts)),
    encode: (feedback) => Object.fromEntries(feedback),
  },
);

/**
 * The part of a selection's input that is nowhere else afterwards. The catalogue is known by its version, the
 * targets stand in the plan, earlier recipes in the earlier plans, and the seed follows from user and date: kept
 * once more they would be most of what is stored for a night.
 */
type Kept = Omit<SelectionInput, 'catalog' | 'targets' | 'recent' | 'seed'>;

/** Closed by its type: a new part of the selection's input does not compile until it is kept. */
const KEPT = {
  preferences: EaterPreferences,
  feedback: Feedback,
  pantry: z.array(PantryFood).readonly().exactOptional(),
  leftovers: z.array(Leftover).readonly().exactOptional(),
  slots: z.array(MealSlot).readonly().exactOptional(),
  homeCuisines: z.array(Cuisine).readonly().exactOptional(),
  foodRegion: FoodRegion.exactOptional(),
  hemisphere: Hemisphere.exactOptional(),
} satisfies { [Field in keyof Required<Kept>]: z.ZodType };

/** How a plan was made: chosen for the day, or by one of the two ways that stand in for that. */
const Making = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('selected') }),
  z.object({
    kind: z.literal('previous_plan'),
    /** The plan that was fitted to the day, as it was then. */
    previous: z.object({ localDate: IsoDate, meals: PlanMeals }),
  }),
  z.object({ kind: z.literal('starter_plan') }),
]);
export type Making = z.infer<typeof Making>;

/** How and from what a plan was made, as far as nothing else tells: with it, the plan can be made again. */
export const MadeFrom = z.object({ making: Making, kept: z.object(KEPT) });
export type MadeFrom = z.infer<typeof MadeFrom>;

/** `MadeFrom` as JSON: `z.encode` writes it, `parse` reads it. */
export type StoredMadeFrom = z.input<typeof MadeFrom>;

/** What is kept of a plan that was made from `input`. */
export function madeFrom({ input, making }: { input: SelectionInput; making: Making }): MadeFrom {
  const { catalog, targets, recent, seed, ...kept } = input;
  return { making, kept };
}
