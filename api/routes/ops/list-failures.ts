import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate, TimeZone } from '../../../domain/calendar.ts';
import { UserId } from '../../../domain/ids.ts';
import { NightFailure, NightStep } from '../../../domain/night/night-failure.ts';
import { FailureCode } from '../../../domain/night/reschedule-scope.ts';
import type { OperationsRepository } from '../../../domain/ports/operations-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const Position = z.object({ userId: UserId, step: NightStep });

const route = createRoute({
  method: 'get',
  path: '/v1/ops/nights/{date}/failures',
  operationId: 'listNightFailures',
  tags: ['ops'],
  summary: 'Steps that failed or fell back on a date',
  description: 'Also those that were made up for: `resolvedAt` says when.',
  request: {
    params: z.object({ date: IsoDate }),
    query: PageQuery.extend({
      step: NightStep.optional(),
      code: FailureCode.optional(),
      timeZone: TimeZone.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of failures',
      content: jsonContent(pageOf(NightFailure, 'NightFailurePage')),
    },
  },
});

export function listFailures(router: UserRouter, { operations }: { operations: OperationsRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, step, code, timeZone } = c.req.valid('query');
    const after = decodeCursor({ cursor, schema: Position });
    const rows = await operations.listFailures({
      localDate: c.req.valid('param').date,
      limit: limit + 1,
      ...(step !== undefined && { step }),
      ...(code !== undefined && { code }),
      ...(timeZone !== undefined && { timeZone }),
      ...(after !== undefined && { after }),
    });
    const positionOf = ({ userId, step }: NightFailure) => ({ userId, step });
    return c.json(toPage({ rows, limit, positionOf }), 200);
  });
}
