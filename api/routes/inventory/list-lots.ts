import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import { type StockLot, StoragePlace } from '../../../domain/inventory/lot.ts';
import type { InventoryRepository, LotPosition } from '../../../domain/ports/inventory-repository.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const Position = z.object({ bestBefore: z.union([IsoDate, z.null()]), id: Id });
Position satisfies z.ZodType<LotPosition>;

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/lots',
  operationId: 'listLots',
  tags: ['inventory'],
  summary: 'What you have at home',
  description:
    'What spoils first comes first, what keeps comes last. What is used up is in the history only.',
  request: { query: PageQuery.extend({ place: StoragePlace.optional() }) },
  responses: {
    200: { description: 'A page of lots', content: jsonContent(pageOf(LotView, 'InventoryLotPage')) },
  },
});

export function listLots(router: UserRouter, { inventory }: { inventory: InventoryRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, place } = c.req.valid('query');
    const after = decodeCursor({ cursor, schema: Position });
    const { userId } = c.var.caller;
    const rows = await inventory.listLots({ userId, place, after, limit: limit + 1 });
    const positionOf = ({
      bestBefore = null,
      id,
    }: {
      bestBefore?: StockLot['bestBefore'] | null;
      id: Id;
    }) => ({
      bestBefore,
      id,
    });
    const page = toPage({ rows, limit, positionOf });
    return c.json({ ...page, items: page.items.map(lotView) }, 200);
  });
}
