import { createRoute } from '@hono/zod-openapi';
import { IsoDate } from '../../../domain/calendar.ts';
import { NightSummary } from '../../../domain/night/night-summary.ts';
import type { OperationsRepository } from '../../../domain/ports/operations-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

/** Each night is counted anew, over all its users. */
const MAX_NIGHTS = 31;
const USUAL_NIGHTS = 7;

const route = createRoute({
  method: 'get',
  path: '/v1/ops/nights',
  operationId: 'listNights',
  tags: ['ops'],
  summary: 'How the nights went, newest first',
  request: {
    query: PageQuery.extend({ limit: PageQuery.shape.limit.unwrap().max(MAX_NIGHTS).default(USUAL_NIGHTS) }),
  },
  responses: {
    200: { description: 'A page of nights', content: jsonContent(pageOf(NightSummary, 'NightPage')) },
  },
});

export function listNights(router: UserRouter, { operations }: { operations: OperationsRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = decodeCursor({ cursor, schema: IsoDate });
    const rows = await operations.listNights({
      limit: limit + 1,
      now: c.var.now,
      ...(before !== undefined && { before }),
    });
    return c.json(toPage({ rows, limit, positionOf: ({ localDate }) => localDate }), 200);
  });
}
