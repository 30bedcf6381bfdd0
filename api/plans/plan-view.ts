import { z } from 'zod';
import { InstantOrNull, IsoDate } from '../../domain/calendar.ts';
import { type PlanViolation, withhold } from '../../domain/plan/check-plan.ts';
import { MealOption, MealPlan, PlanFallback } from '../../domain/plan/meal-plan.ts';
import { shownDishes } from '../../domain/plan/shown-dishes.ts';
import { MealSlot } from '../../domain/recipes/recipe.ts';
import { mapSlots, SLOTS } from '../../domain/recipes/slots.ts';
import { PLAN_EXAMPLE } from './plan-example.ts';
import type { CheckedPlan } from './read-plan.ts';

const ShownMeals = z
  .object(mapSlots(() => z.array(MealOption)))
  .meta({ id: 'ShownMeals', description: 'Alternatives of each meal, without those that are withheld' });

const Withheld = z
  .object({
    slot: MealSlot,
    recipeId: z.string(),
    reason: z.enum(['allergen', 'diet', 'life_stage', 'unknown_recipe']),
  })
  .meta({ id: 'WithheldOption', description: 'An alternative that your restrictions of now do not allow' });

/** A plan as the app gets it. */
export const PlanView = MealPlan.omit({ inputsHash: true })
  .extend({
    meals: ShownMeals,
    degraded: z.boolean().meta({ description: 'Something failed; the plan is good and may get better' }),
    openedAt: InstantOrNull.meta({ description: 'When you first saw it' }),
    withheld: z.array(Withheld),
  })
  .meta({
    id: 'Plan',
    description: 'The plan for one day: one alternative of each meal makes the day',
    example: PLAN_EXAMPLE,
  });
export type PlanView = z.infer<typeof PlanView>;

/** What the app gets of a plan: nothing that is withheld, neither as an alternative nor as a choice. */
export function planView({ plan, degraded, openedAt, withheld }: CheckedPlan): PlanView {
  const { inputsHash: _, ...rest } = plan;
  const gone = new Set(withheld.map(({ recipeId }) => recipeId));
  const choices = SLOTS.map((slot) => [slot, plan.choices[slot]] as const).filter(
    ([, recipeId]) => recipeId !== undefined && !gone.has(recipeId),
  );
  return {
    ...rest,
    meals: withhold({ meals: plan.meals, violations: withheld }),
    choices: Object.fromEntries(choices),
    degraded,
    openedAt,
    withheld: withheld.map(({ slot, recipeId, kind }) => ({ slot, recipeId, reason: kind })),
  };
}

const Dish = z
  .object({ recipeId: z.string(), name: z.string(), portion: z.number(), energyKcal: z.number() })
  .meta({ id: 'Dish', description: 'What was chosen for a meal, or its first alternative' });

/** A day in the history. */
export const PlanSummary = z
  .object({
    localDate: IsoDate,
    revision: z.int(),
    degraded: z.boolean(),
    openedAt: InstantOrNull,
    fallback: PlanFallback.optional(),
    energyKcal: z.number().meta({ description: "The day's target" }),
    dishes: z.partialRecord(MealSlot, Dish),
  })
  .meta({ id: 'PlanSummary', description: 'A day in the history' });

/** One line of the history: the chosen dishes, where nothing was chosen the first ones. */
export function planSummary({
  plan,
  degraded,
  openedAt,
  violations,
}: Omit<CheckedPlan, 'withheld' | 'version'> & { violations: readonly PlanViolation[] }): z.infer<
  typeof PlanSummary
> {
  const { localDate, revision, fallback, targets, choices } = plan;
  const meals = withhold({ meals: plan.meals, violations });
  const dishes = shownDishes({ meals, choices }).map(({ slot, recipeId, name, portion, nutrition }) => [
    slot,
    { recipeId, name, portion, energyKcal: nutrition.energyKcal },
  ]);
  return {
    localDate,
    revision,
    degraded,
    openedAt,
    ...(fallback && { fallback: fallback.kind }),
    energyKcal: targets.energyKcal,
    dishes: Object.fromEntries(dishes),
  };
}
