import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AuditEntry } from '../../../domain/account/audit-entry.ts';
import { IsoInstant } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import type { OperationsRepository } from '../../../domain/ports/operations-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const Position = z.object({ at: IsoInstant, id: Id });

const route = createRoute({
  method: 'get',
  path: '/v1/ops/audit',
  operationId: 'listAuditEntries',
  tags: ['ops'],
  summary: 'What operators did, newest first',
  request: { query: PageQuery },
  responses: {
    200: { description: 'A page of entries', content: jsonContent(pageOf(AuditEntry, 'AuditPage')) },
  },
});

export function listAudit(router: UserRouter, { operations }: { operations: OperationsRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = decodeCursor({ cursor, schema: Position });
    const rows = await operations.listAuditEntries({
      limit: limit + 1,
      ...(before !== undefined && { before }),
    });
    return c.json(toPage({ rows, limit, positionOf: ({ at, id }) => ({ at, id }) }), 200);
  });
}
