import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { selectionInput } from '../../../domain/plan/selection-input.ts';
import { swapOption } from '../../../domain/plan/swap-option.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { MealSlot } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { IdempotencyKeyHeader, idempotent } from '../../idempotency.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { editPlan } from '../../plans/edit-plan.ts';
import { findPlanDay, PlanDate } from '../../plans/plan-day.ts';
import { PlanView, planView } from '../../plans/plan-view.ts';
import type { PlanDeps, PlanOf } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';

const Swap = z
  .object({
    slot: MealSlot,
    recipeId: z.string().max(80).meta({ description: 'The alternative that goes' }),
  })
  .meta({ id: 'RecipeSwap' });

const route = createRoute({
  method: 'post',
  path: '/v1/plans/{date}/swap',
  operationId: 'swapRecipe',
  tags: ['plans'],
  summary: 'Replace an alternative by another recipe',
  description:
    'Any combination still fits the day. Swapping again and again walks through all that fits; `no_alternative_left` ' +
    'when nothing does. Days that are over stay as they were.',
  middleware: [idempotent] as const,
  request: {
    params: PlanDate,
    headers: IfMatchHeader.extend(IdempotencyKeyHeader.shape),
    body: jsonBody(Swap),
  },
  responses: {
    200: { description: 'The plan', headers: EtagResponseHeader, content: jsonContent(PlanView) },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

export function swapRecipe(router: UserRouter, deps: PlanDeps & { profiles: ProfileRepository }): void {
  const { plans, catalog } = deps;
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { slot, recipeId } = c.req.valid('json');
    const { day } = await findPlanDay(deps, { userId, date: c.req.valid('param').date, now: c.var.now });
    refusePast(day);
    const plan = await editPlan(deps, {
      ...day,
      expectedRevisions: expectedRevisions(c),
      async change(current) {
        const { localDate, targets: standIn } = current;
        const inputs = await plans.findSelectionInputs({ userId, localDate, standIn });
        const input = selectionInput({ inputs, catalog, userId, localDate });
        return swapOption({ ...input, plan: current, slot, recipeId });
      },
    });
    c.header('etag', etagOf(plan.version));
    return c.json(planView(plan), 200);
  });
}

function refusePast({ localDate, today }: PlanOf): void {
  if (localDate >= today) return;
  throw new DomainError('conflict', 'plan_over', 'This day is over: its plan stays as it was.');
}
