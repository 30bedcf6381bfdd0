import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/lots/{id}',
  operationId: 'findLot',
  tags: ['inventory'],
  summary: 'One lot, also when it is used up',
  request: { params: z.object({ id: Id }), headers: IfNoneMatchHeader },
  responses: {
    200: { description: 'The lot', headers: EtagResponseHeader, content: jsonContent(LotView) },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findLot(router: UserRouter, { inventory }: { inventory: InventoryRepository }): void {
  router.openapi(route, async (c) => {
    const lot = await inventory.findLot({ userId: c.var.caller.userId, ...c.req.valid('param') });
    c.header('etag', etagOf(lot.revision));
    return isNotModified(c, lot.revision) ? c.body(null, 304) : c.json(lotView(lot), 200);
  });
}
