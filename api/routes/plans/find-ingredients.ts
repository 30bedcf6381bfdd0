import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { createDaySupply } from '../../../domain/inventory/day-supply.ts';
import { type PlanDish, planIngredients } from '../../../domain/inventory/plan-ingredients.ts';
import { freeStock } from '../../../domain/inventory/stock.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { mapSlots } from '../../../domain/recipes/slots.ts';
import { jsonContent } from '../../json-content.ts';
import { findPlanDay, noPlan, PlanDate } from '../../plans/plan-day.ts';
import { planView } from '../../plans/plan-view.ts';
import { type PlanDeps, readPlan } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';

const DishView = z
  .object({
    recipeId: z.string(),
    cooked: z.boolean().meta({ description: 'It was cooked already, and needs nothing any more' }),
    leftovers: z.number().meta({
      description: 'Servings of leftovers that it is made of: it needs no ingredients. 0: it is cooked',
    }),
    missing: z.int().meta({ description: 'Ingredients that are not at home, or not enough of' }),
    ingredients: z.array(
      z.object({
        foodId: z.string(),
        name: z.string(),
        massG: z.number(),
        atHomeG: z.number().meta({ description: 'What of it is there for this dish' }),
        missingG: z.number(),
      }),
    ),
  })
  .meta({ id: 'DishIngredients', description: 'What is at home for a dish, in the portion of the plan' });

const Ingredients = z
  .object({ localDate: IsoDate, meals: z.object(mapSlots(() => z.array(DishView))) })
  .meta({ id: 'PlanIngredients', description: 'What is at home for each alternative of a plan' });

const route = createRoute({
  method: 'get',
  path: '/v1/plans/{date}/ingredients',
  operationId: 'findPlanIngredients',
  tags: ['plans'],
  summary: 'What is at home for a plan, and what is missing',
  description:
    'Two dishes do not use the same egg: what one chosen dish takes is not there for the next, and an alternative gets ' +
    'what the other meals leave. Apart from the plan because it changes with every bite.',
  request: { params: PlanDate },
  responses: { 200: { description: 'Dish by dish', content: jsonContent(Ingredients) } },
});

export function findIngredients(router: UserRouter, deps: PlanDeps & { profiles: ProfileRepository }): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { date } = c.req.valid('param');
    const { profile, day } = await findPlanDay(deps, { userId, date, now: c.var.now });
    const { localDate } = day;
    const checked = await readPlan(deps, day);
    if (checked === undefined) throw noPlan({ profile, day });
    const { inventory, catalog } = deps;
    const found = await inventory.findInventory({ userId });
    const cooked = new Set(await inventory.listCooked({ userId, planDate: localDate }));
    const available = freeStock({ ...found, isOthers: (planDate) => planDate > localDate });
    const supply = createDaySupply({ lots: found.lots, localDate, available });
    // As the plan is shown: nothing that is withheld.
    const dishes = planIngredients({ plan: planView(checked), catalog, supply, cooked });
    const meals = mapSlots((slot) => dishes[slot].map((dish) => dishView({ dish, catalog })));
    return c.json({ localDate, meals }, 200);
  });
}

function dishView({ dish, catalog }: { dish: PlanDish; catalog: Catalog }): z.infer<typeof DishView> {
  const { recipeId, isCooked, leftovers, ingredients } = dish;
  return {
    recipeId,
    cooked: isCooked,
    leftovers,
    missing: ingredients.filter(({ missingG }) => missingG > 0).length,
    ingredients: ingredients.map((one) => ({
      ...one,
      name: catalog.foods.get(one.foodId)?.name ?? one.foodId,
    })),
  };
}
