import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { addDays, IsoDate } from '../../../domain/calendar.ts';
import { checkPlan } from '../../../domain/plan/check-plan.ts';
import { WeekSummary, weekSummary } from '../../../domain/plan/week-summary.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { PlanSummary, planSummary } from '../../plans/plan-view.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay, refuseFuture } from '../../user-day.ts';

const DAYS = 7;

const PlanWeek = WeekSummary.extend({
  from: IsoDate,
  to: IsoDate,
  days: z.array(PlanSummary).meta({ description: 'Days that have a plan, in their order' }),
  missing: z.array(IsoDate).meta({ description: 'Days that have none' }),
}).meta({ id: 'PlanWeek', description: 'Seven days of plans: averages against targets, and variety' });

const route = createRoute({
  method: 'get',
  path: '/v1/plans/week',
  operationId: 'findPlanWeek',
  tags: ['plans'],
  summary: 'Seven days of plans, and what they come to',
  description:
    'Of each meal the chosen dish counts, or the first. What your restrictions of now do not allow is left out, ' +
    'and a day that has a meal left empty by that does not count for the averages. Looking at a week does not ' +
    'open a plan.',
  request: {
    query: z.object({
      from: IsoDate.optional().meta({ description: 'The first day; absent: the seven days up to today' }),
    }),
  },
  responses: { 200: { description: 'The week', content: jsonContent(PlanWeek) } },
});

export function findWeek(
  router: UserRouter,
  deps: Pick<PlanDeps, 'plans' | 'preferences' | 'catalog'> & { profiles: ProfileRepository },
): void {
  const { plans, preferences: allPreferences, catalog, profiles } = deps;
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { today } = await findUserDay({ profiles, userId, now: c.var.now });
    const from = c.req.valid('query').from ?? addDays(today, 1 - DAYS);
    refuseFuture({ localDate: from, today, field: 'from' });
    const dates = Array.from({ length: DAYS }, (_, day) => addDays(from, day));
    const [newest, { value: preferences }] = await Promise.all([
      plans.listPlans({ userId, before: addDays(from, DAYS), limit: DAYS }),
      allPreferences.find({ userId }),
    ]);
    const days = newest
      .filter(({ plan }) => plan.localDate >= from)
      .reverse()
      .map((stored) => {
        const { targets } = stored.plan;
        const { violations, dishes } = checkPlan({ plan: stored.plan, preferences, catalog });
        return { targets, dishes, summary: planSummary({ ...stored, violations }) };
      });
    const planned = new Set(days.map(({ summary }) => summary.localDate));
    return c.json(
      {
        from,
        to: addDays(from, DAYS - 1),
        days: days.map(({ summary }) => summary),
        missing: dates.filter((date) => !planned.has(date)),
        ...weekSummary({ days, catalog }),
      },
      200,
    );
  });
}
