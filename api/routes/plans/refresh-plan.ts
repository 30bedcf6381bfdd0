import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { planDayInput } from '../../../domain/night/plan-day-input.ts';
import type { NightControl, ReplanOutcome } from '../../../domain/ports/night-control.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { RateLimitRule, RateLimits } from '../../../domain/ports/rate-limits.ts';
import { EtagResponseHeader, etagOf } from '../../etag.ts';
import { jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import { openPlan } from '../../plans/open-plan.ts';
import { findPlanDay } from '../../plans/plan-day.ts';
import { PlanView, planView } from '../../plans/plan-view.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import type { UserRouter } from '../../router.ts';

/** Each of these can cost a request to a fitness provider. */
const REFRESHES: RateLimitRule = { name: 'plan-refresh', calls: 10, windowSeconds: 3_600 };

/** An app waits this long before its user thinks that it hangs. */
const WAIT_MS = 10_000;
const RETRY_SECONDS = 5;

const Accepted = z
  .object({ status: z.literal('accepted') })
  .meta({ id: 'RefreshAccepted', description: 'The plan is being made' });

const route = createRoute({
  method: 'post',
  path: '/v1/plans/today/refresh',
  operationId: 'refreshPlan',
  tags: ['plans'],
  summary: 'Make the plan for today again',
  description:
    'From the newest activity, profile and preferences; the same as before when none of them changed. Where no plan can ' +
    'be made from them, the plan of before stays, and the answer is 409 (`infeasible`: nothing fits) or 503 ' +
    '(`refresh_failed`: it can be tried again). At most 10 an hour.',
  responses: {
    200: { description: 'The new plan', headers: EtagResponseHeader, content: jsonContent(PlanView) },
    202: {
      description: 'It takes longer: look again after Retry-After',
      headers: z.object({ location: z.string(), 'retry-after': z.string() }),
      content: jsonContent(Accepted),
    },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

type Deps = PlanDeps & { profiles: ProfileRepository; control: NightControl; rateLimits: RateLimits };

export function refreshPlan(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { profile, day } = await findPlanDay(deps, { userId, date: 'today', now: c.var.now });
    await countCall({ rateLimits: deps.rateLimits, rule: REFRESHES, key: userId });
    const { timeZone, wakeUpTime } = profile;
    const user = { userId, timeZone, wakeUpTime };
    const input = planDayInput({ user, localDate: day.localDate, cause: 'refresh' });
    const replanned = await deps.control.replan({ input, waitMs: WAIT_MS });
    refuseKept(replanned);
    const isCurrentCopy = () => false;
    const plan = replanned.status === 'planned' ? await openPlan(deps, { ...day, isCurrentCopy }) : undefined;
    if (plan === undefined) {
      c.header('location', '/v1/plans/today');
      c.header('retry-after', `${RETRY_SECONDS}`);
      return c.json({ status: 'accepted' as const }, 202);
    }
    c.header('etag', etagOf(plan.version));
    return c.json(planView(plan), 200);
  });
}

/** The plan of before is no answer to a wish for a new one. */
function refuseKept(replanned: ReplanOutcome): void {
  const code = replanned.status === 'planned' ? replanned.result.keptBecause : undefined;
  if (code === undefined) return;
  if (code === 'infeasible') {
    const detail =
      'Nothing in the catalogue fits your newest data and preferences, so the plan of before stays. Change a preference, and try again.';
    throw new DomainError('conflict', 'infeasible', detail);
  }
  const detail = 'The plan could not be made again, so the plan of before stays. Try again later.';
  throw new DomainError('unavailable', 'refresh_failed', detail);
}
