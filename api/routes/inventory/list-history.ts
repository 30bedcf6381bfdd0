import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import { HistoryEntry } from '../../../domain/inventory/lot.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/history',
  operationId: 'listInventoryHistory',
  tags: ['inventory'],
  summary: 'What happened to your groceries, newest first',
  description: 'Nothing in it ever changes. The changes of a lot add up to what is left of it.',
  request: { query: PageQuery.extend({ lotId: Id.optional() }) },
  responses: {
    200: {
      description: 'A page of the ledger',
      content: jsonContent(pageOf(HistoryEntry, 'InventoryHistoryPage')),
    },
  },
});

const Position = z.int().min(0);

export function listHistory(router: UserRouter, { inventory }: { inventory: InventoryRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, lotId } = c.req.valid('query');
    const before = decodeCursor({ cursor, schema: Position });
    const { userId } = c.var.caller;
    const rows = await inventory.listHistory({ userId, lotId, before, limit: limit + 1 });
    return c.json(toPage({ rows, limit, positionOf: ({ position }) => position }), 200);
  });
}
