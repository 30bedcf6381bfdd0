import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { chooseOption } from '../../../domain/plan/choose-option.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { MealSlot } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { editPlan } from '../../plans/edit-plan.ts';
import { findPlanDay, PlanDate } from '../../plans/plan-day.ts';
import { PlanView, planView } from '../../plans/plan-view.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import { refuseWithheld } from '../../plans/refuse-withheld.ts';
import type { UserRouter } from '../../router.ts';

const Choice = z.object({ recipeId: z.string().max(80) }).meta({ id: 'MealChoice' });

const route = createRoute({
  method: 'put',
  path: '/v1/plans/{date}/choices/{slot}',
  operationId: 'chooseRecipe',
  tags: ['plans'],
  summary: 'Choose one of the alternatives of a meal',
  request: {
    params: PlanDate.extend({ slot: MealSlot }),
    headers: IfMatchHeader,
    body: jsonBody(Choice),
  },
  responses: {
    200: { description: 'The plan', headers: EtagResponseHeader, content: jsonContent(PlanView) },
  },
});

export function chooseRecipe(router: UserRouter, deps: PlanDeps & { profiles: ProfileRepository }): void {
  router.openapi(route, async (c) => {
    const { date, slot } = c.req.valid('param');
    const { recipeId } = c.req.valid('json');
    const { day } = await findPlanDay(deps, { userId: c.var.caller.userId, date, now: c.var.now });
    const plan = await editPlan(deps, {
      ...day,
      expectedRevisions: expectedRevisions(c),
      change(current, { withheld }) {
        refuseWithheld({ withheld, recipeId });
        return chooseOption({ plan: current, slot, recipeId });
      },
    });
    c.header('etag', etagOf(plan.version));
    return c.json(planView(plan), 200);
  });
}
