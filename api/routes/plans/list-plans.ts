import { createRoute } from '@hono/zod-openapi';
import { IsoDate } from '../../../domain/calendar.ts';
import { checkPlan } from '../../../domain/plan/check-plan.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import { PlanSummary, planSummary } from '../../plans/plan-view.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/plans',
  operationId: 'listPlans',
  tags: ['plans'],
  summary: 'The plans of all days, newest first',
  request: { query: PageQuery },
  responses: {
    200: { description: 'A page of days', content: jsonContent(pageOf(PlanSummary, 'PlanPage')) },
  },
});

export function listPlans(
  router: UserRouter,
  { plans, preferences, catalog }: Pick<PlanDeps, 'plans' | 'preferences' | 'catalog'>,
): void {
  router.openapi(route, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const { userId } = c.var.caller;
    const before = decodeCursor({ cursor, schema: IsoDate });
    const rows = await plans.listPlans({ userId, limit: limit + 1, ...(before !== undefined && { before }) });
    const { value } = await preferences.findEater({ userId });
    const page = toPage({ rows, limit, positionOf: ({ plan }) => plan.localDate });
    const items = page.items.map((stored) => {
      const { violations } = checkPlan({ plan: stored.plan, preferences: value, catalog });
      return planSummary({ ...stored, violations });
    });
    return c.json({ ...page, items }, 200);
  });
}
