import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoInstant } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import type {
  GroceryImportRepository,
  ImportPosition,
} from '../../../domain/ports/grocery-import-repository.ts';
import { ImportStatus } from '../../../domain/receipts/grocery-import.ts';
import { ImportSummary, importSummary } from '../../imports/import-view.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const Position = z.object({ createdAt: IsoInstant, id: Id });
Position satisfies z.ZodType<ImportPosition>;

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/imports',
  operationId: 'listImports',
  tags: ['inventory'],
  summary: 'Your bills and photos, the newest first',
  request: { query: PageQuery.extend({ status: ImportStatus.optional() }) },
  responses: {
    200: { description: 'A page of them', content: jsonContent(pageOf(ImportSummary, 'GroceryImportPage')) },
  },
});

export function listImports(router: UserRouter, { imports }: { imports: GroceryImportRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, status } = c.req.valid('query');
    const after = decodeCursor({ cursor, schema: Position });
    const rows = await imports.list({ userId: c.var.caller.userId, status, after, limit: limit + 1 });
    const page = toPage({ rows, limit, positionOf: ({ createdAt, id }) => ({ createdAt, id }) });
    return c.json({ ...page, items: page.items.map(importSummary) }, 200);
  });
}
