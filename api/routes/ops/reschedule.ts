import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { rescheduleNights } from '../../../domain/night/reschedule-nights.ts';
import { RescheduleResult, RescheduleScope } from '../../../domain/night/reschedule-scope.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { NightControl } from '../../../domain/ports/night-control.ts';
import type { OperationsRepository } from '../../../domain/ports/operations-repository.ts';
import { IdempotencyKeyHeader, idempotent } from '../../idempotency.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const RescheduleRequest = z
  .object({
    scope: RescheduleScope,
    dryRun: z.boolean().default(false).meta({ description: '`true` only counts' }),
  })
  .meta({ id: 'RescheduleRequest' });

const route = createRoute({
  method: 'post',
  path: '/v1/ops/nights/{date}/reschedule',
  operationId: 'rescheduleNights',
  tags: ['ops'],
  summary: 'Start nights again',
  description:
    'Answers when every night has been asked for, some hundred a second: for many thousands `npm run ops` waits ' +
    'more patiently. A plan that its user has opened stays as it is, unless the scope is that one user.',
  middleware: [idempotent] as const,
  request: {
    params: z.object({ date: IsoDate }),
    headers: IdempotencyKeyHeader,
    body: jsonBody(RescheduleRequest),
  },
  responses: {
    200: { description: 'How many were started', content: jsonContent(RescheduleResult) },
  },
});

export function reschedule(
  router: UserRouter,
  deps: { operations: OperationsRepository; control: NightControl; clock: Clock },
): void {
  router.openapi(route, async (c) => {
    const { scope, dryRun } = c.req.valid('json');
    const localDate = c.req.valid('param').date;
    const actor = c.var.caller.userId;
    return c.json(await rescheduleNights(deps, { localDate, scope, dryRun, actor }), 200);
  });
}
