import { z } from 'zod';
import { IsoDate, IsoInstant } from '../calendar.ts';
import { DayTargets } from '../energy/day-targets.ts';
import { NUTRIENTS } from '../recipes/optimizer/nutrients.ts';
import { MealSlot, Nutrition } from '../recipes/recipe.ts';
import { Unlock } from '../recipes/unlock.ts';

/** Why a recipe is in the plan: a stable code for programs and a sentence for people. */
export const Reason = z
  .object({ code: z.string(), text: z.string() })
  .meta({ id: 'Reason', description: 'Why a recipe was chosen' });
export type Reason = z.infer<typeof Reason>;

/** One alternative of a meal: a recipe in a portion (1 is one serving; quarter steps). Nutrition is of the portion. */
export const MealOption = z
  .object({
    recipeId: z.string(),
    name: z.string(),
    slot: MealSlot,
    portion: z.number().min(0.25).max(4),
    minutes: z.int(),
    nutrition: Nutrition,
    reasons: z.array(Reason).min(1),
  })
  .meta({ id: 'MealOption', description: 'A recipe in a portion, with its nutrition and reasons' });
export type MealOption = z.infer<typeof MealOption>;

/** The alternatives of each meal. One of each slot makes the day; the first is the default. */
export const PlanMeals = z
  .object({
    breakfast: z.array(MealOption).min(1),
    lunch: z.array(MealOption).min(1),
    dinner: z.array(MealOption).min(1),
    snack: z.array(MealOption).min(1),
  })
  .meta({ id: 'PlanMeals', description: 'Alternatives of each meal; any one of each slot fits the day' });
export type PlanMeals = z.infer<typeof PlanMeals>;

/** What the plan was made from when the best way did not work. */
export const PlanFallback = z.enum(['previous_plan', 'starter_plan']);
export type PlanFallback = z.infer<typeof PlanFallback>;

/** Something the selection had to give up, in codes; restrictions are never among them. */
export const Relaxation = z.enum([
  'repeats',
  'cooking_time',
  'disliked_foods',
  'stated_limits',
  'nutrient_bands',
  'energy_band',
  'fewer_alternatives',
  'disliked_recipes',
]);
export type Relaxation = z.infer<typeof Relaxation>;

/** What is proven of the day that the optimizer chose. Points are those of the rules. */
export const Optimality = z
  .object({
    objective: z.number().meta({ description: 'What the day is worth, in points' }),
    bound: z.number().meta({ description: 'No day within the same limits is worth more: proven' }),
    gapPercent: z
      .number()
      .min(0)
      .meta({ description: 'How far below the bound the day is; 0 when none is better' }),
    binding: z
      .array(
        z.object({
          nutrient: z.enum(NUTRIENTS),
          side: z.enum(['upper', 'lower']),
          price: z
            .number()
            .meta({ description: 'Points that a limit wider by 1 % of the target would gain' }),
        }),
      )
      .meta({ description: 'Limits that cost the day points, the dearest first' }),
    rung: z
      .object({
        givesUp: z.array(Relaxation),
        energyBandPercent: z.number(),
        shares: z.enum(['usual', 'wide']).meta({ description: 'How much of the day a meal may hold' }),
      })
      .meta({ description: 'What was allowed when the day was found' }),
  })
  .meta({ id: 'Optimality', description: 'How near the plan is to the best one, and what holds it back' });
export type Optimality = z.infer<typeof Optimality>;

/** Recipe that the user picked for a slot. */
export const PlanChoices = z
  .object({
    breakfast: z.string().optional(),
    lunch: z.string().optional(),
    dinner: z.string().optional(),
    snack: z.string().optional(),
  })
  .meta({ id: 'PlanChoices', description: 'Recipe chosen for each slot' });
export type PlanChoices = z.infer<typeof PlanChoices>;

/** One person's plan for one local date. */
export const MealPlan = z
  .object({
    localDate: IsoDate,
    /** Grows by one with every change; the ETag is made from it. */
    revision: z.int().min(1),
    targets: DayTargets,
    meals: PlanMeals,
    choices: PlanChoices,
    /** Recipes that the user swapped away today: a new plan for the day does not bring them back. */
    swappedAway: z.array(z.string()).optional(),
    relaxed: z.array(Relaxation),
    /** What the person could change of their own limits where the plan could not keep them. */
    unlock: z.array(Unlock).optional(),
    /** Absent where the optimizer did not choose the meals as they are: fallbacks, and plans that were edited. */
    optimality: Optimality.optional(),
    fallback: z.object({ kind: PlanFallback, reasonCode: z.string() }).optional(),
    /** Sentences for the reader: where the numbers came from, what was different today. */
    notes: z.array(z.string()),
    catalogVersion: z.string(),
    /** Rules and weights that it was chosen by. */
    rulesVersion: z.string().optional(),
    inputsHash: z.string(),
    createdAt: IsoInstant,
  })
  .meta({ id: 'MealPlan', description: "One person's plan for one local date" });
export type MealPlan = z.infer<typeof MealPlan>;
