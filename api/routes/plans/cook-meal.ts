import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { IsoDate } from '../../../domain/calendar.ts';
import type { Id } from '../../../domain/ids.ts';
import { LEFTOVERS_KEEP, predictBestBefore } from '../../../domain/inventory/best-before.ts';
import { type FoodNeed, recipeNeeds } from '../../../domain/inventory/day-supply.ts';
import { type LotFacts, roundAmount } from '../../../domain/inventory/lot.ts';
import { addedEntry } from '../../../domain/inventory/new-lot.ts';
import { cookFromStock } from '../../../domain/inventory/plan-stock.ts';
import { changeOf } from '../../../domain/inventory/stock.ts';
import { chooseOption, findOption } from '../../../domain/plan/choose-option.ts';
import { shownDishes } from '../../../domain/plan/shown-dishes.ts';
import type { ChangeResult } from '../../../domain/ports/inventory-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { MealSlot, type Recipe } from '../../../domain/recipes/recipe.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { editPlan, planNotFound } from '../../plans/edit-plan.ts';
import { findPlanDay, PlanDate } from '../../plans/plan-day.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import { refuseWithheld } from '../../plans/refuse-withheld.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { refuseFuture } from '../../user-day.ts';

const servings = z.number().min(0.25).max(24).optional();
const Cooking = z
  .object({
    recipeId: z
      .string()
      .max(80)
      .optional()
      .meta({ description: 'An alternative of the meal; absent: the chosen one' }),
    servings: servings.meta({ description: 'How many were cooked; absent: the portion of the plan' }),
    eaten: z.number().min(0).max(24).optional().meta({ description: 'Absent: the portion of the plan' }),
    anew: z.boolean().default(false).meta({
      description:
        'It was cooked although there were leftovers; otherwise those are taken where they are enough',
    }),
  })
  .meta({ id: 'Cooking', description: 'What was cooked' });

const Cooked = z
  .object({
    recipeId: z.string(),
    servings: z.number(),
    taken: z.array(z.object({ lotId: z.string(), foodId: z.string(), massG: z.number() })),
    missing: z
      .array(z.object({ foodId: z.string(), massG: z.number() }))
      .meta({ description: 'What the recipe takes and the stock did not have' }),
    reheated: z.number().meta({ description: 'Servings taken of leftovers; 0 where it was cooked' }),
    leftovers: LotView.optional().meta({ description: 'What was not eaten, in the fridge for three days' }),
  })
  .meta({ id: 'CookedMeal', description: 'What cooking took from the stock, and what is left of the meal' });

const route = createRoute({
  method: 'post',
  path: '/v1/plans/{date}/meals/{slot}/cooked',
  operationId: 'cookMeal',
  tags: ['plans'],
  summary: 'Say that you cooked a meal',
  description:
    'Takes its ingredients from your stock, as far as they are there. What you cooked and did not eat becomes a lot ' +
    'of leftovers, which later plans may choose. A dish of which there are leftovers enough takes those instead.',
  middleware: [idempotent] as const,
  request: {
    params: PlanDate.extend({ slot: MealSlot }),
    headers: IdempotencyKeyHeader,
    body: jsonBody(Cooking),
  },
  responses: { 200: { description: 'What became of your stock', content: jsonContent(Cooked) } },
});

export function cookMeal(router: UserRouter, deps: PlanDeps & { profiles: ProfileRepository }): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const { date, slot } = c.req.valid('param');
    const cooking = c.req.valid('json');
    const { day } = await findPlanDay(deps, { userId, date, now: at });
    refuseFuture({ localDate: day.localDate, today: day.today, field: 'date' });
    // Cooking an alternative is choosing it.
    const { plan } = await editPlan(deps, {
      ...day,
      expectedRevisions: undefined,
      change(current, { withheld }) {
        const { recipeId } = cooking;
        if (recipeId === undefined) return current;
        refuseWithheld({ withheld, recipeId });
        return chooseOption({ plan: current, slot, recipeId });
      },
    });
    const recipeId = cooking.recipeId ?? shownDishes(plan).find((dish) => dish.slot === slot)?.recipeId;
    const recipe = recipeId === undefined ? undefined : deps.catalog.recipes.get(recipeId);
    if (recipe === undefined) throw planNotFound();
    const { portion } = findOption({ plan, slot, recipeId: recipe.id });
    const { servings: cooked = portion, eaten = Math.min(cooked, portion) } = cooking;
    if (eaten > cooked) throw validationFailed([{ path: ['eaten'], message: 'is more than was cooked' }]);
    const dish = { recipeId: recipe.id, portion: cooked, needs: recipeNeeds({ recipe, portion: cooked }) };
    const { localDate } = day;
    const action = resourceIdOf(c);
    const result = await deps.inventory.change({
      userId,
      action,
      at,
      decide(inventory) {
        const isCookedAnew = cooking.anew;
        const made = cookFromStock({ inventory, localDate, dish, eaten, isCookedAnew });
        const left = made.status === 'reheated' ? 0 : roundAmount(cooked - eaten);
        if (left === 0) return changeOf({ entries: made.entries });
        const added = addedEntry({ lotId: action, amount: left });
        return changeOf({
          lots: [leftoversOf({ id: action, recipe, localDate })],
          entries: [...made.entries, added],
        });
      },
    });
    return c.json(cookedView({ recipe, servings: cooked, needs: dish.needs, result }), 200);
  });
}

function leftoversOf({ id, recipe, localDate }: { id: Id; recipe: Recipe; localDate: IsoDate }): LotFacts {
  const bestBefore = predictBestBefore({ shelfLife: LEFTOVERS_KEEP, place: 'fridge', since: localDate });
  return {
    id,
    recipeId: recipe.id,
    name: recipe.name,
    measure: 'piece' as const,
    unit: 'piece' as const,
    unitSize: 1,
    place: 'fridge' as const,
    boughtOn: localDate,
    ...(bestBefore !== undefined && { bestBefore }),
  };
}

/** Made from the ledger: a repeated request is told what the first one did. */
function cookedView({
  recipe,
  servings,
  needs,
  result: { lots, entries },
}: {
  recipe: Recipe;
  servings: number;
  needs: readonly FoodNeed[];
  result: ChangeResult;
}): z.infer<typeof Cooked> {
  const used = entries
    .filter(({ kind }) => kind === 'consumed')
    .map(({ lotId, stockChange }) => ({
      lotId,
      foodId: lots.find(({ id }) => id === lotId)?.foodId,
      massG: -stockChange,
    }));
  const taken = used.flatMap(({ foodId, ...one }) => (foodId === undefined ? [] : [{ ...one, foodId }]));
  const reheated = used.reduce((sum, { foodId, massG }) => (foodId === undefined ? sum + massG : sum), 0);
  const takenOf = (foodId: string): number =>
    taken.filter((one) => one.foodId === foodId).reduce((sum, { massG }) => sum + massG, 0);
  const missing = (reheated > 0 ? [] : needs)
    .map(({ foodId, massG }) => ({ foodId, massG: roundAmount(massG - takenOf(foodId)) }))
    .filter(({ massG }) => massG > 0);
  const isNew = (id: Id) => entries.some(({ lotId, kind }) => lotId === id && kind === 'added');
  const left = lots.find((lot) => lot.recipeId === recipe.id && (lot.stock > 0 || isNew(lot.id)));
  return {
    recipeId: recipe.id,
    servings,
    taken,
    missing,
    reheated,
    ...(left && { leftovers: lotView(left) }),
  };
}
