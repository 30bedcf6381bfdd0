import { createRoute } from '@hono/zod-openapi';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { jsonContent } from '../../json-content.ts';
import { openPlan } from '../../plans/open-plan.ts';
import { findPlanDay, noPlan, PlanDate } from '../../plans/plan-day.ts';
import { PlanView, planView } from '../../plans/plan-view.ts';
import { type PlanDeps, readPlan } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/plans/{date}',
  operationId: 'findPlan',
  tags: ['plans'],
  summary: 'The plan for a day',
  description:
    'Checked against your restrictions of now, whenever it was made. Until the plan for today is there the ' +
    'answer is 404 `plan_not_ready`, with `Retry-After`. Once you have seen the plan for today only your own ' +
    'changes change it.',
  request: { params: PlanDate, headers: IfNoneMatchHeader },
  responses: {
    200: { description: 'The plan', headers: EtagResponseHeader, content: jsonContent(PlanView) },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findPlan(router: UserRouter, deps: PlanDeps & { profiles: ProfileRepository }): void {
  router.openapi(route, async (c) => {
    const { date } = c.req.valid('param');
    const { profile, day } = await findPlanDay(deps, { userId: c.var.caller.userId, date, now: c.var.now });
    const isCurrentCopy = (version: string) => isNotModified(c, version);
    // Only a plan that is really handed out has been seen.
    const isShown = c.req.method === 'GET';
    const plan = await (isShown ? openPlan(deps, { ...day, isCurrentCopy }) : readPlan(deps, day));
    if (plan === undefined) throw noPlan({ profile, day });
    c.header('etag', etagOf(plan.version));
    return isCurrentCopy(plan.version) ? c.body(null, 304) : c.json(planView(plan), 200);
  });
}
