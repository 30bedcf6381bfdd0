import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { IMPORT_EXAMPLE } from '../../imports/import-example.ts';
import { ImportView, importView } from '../../imports/import-view.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/imports/{id}',
  operationId: 'findImport',
  tags: ['inventory'],
  summary: 'One bill or photo, with what was read of it',
  description: 'What was read is text from outside: show it as text.',
  request: { params: z.object({ id: Id }), headers: IfNoneMatchHeader },
  responses: {
    200: {
      description: 'The import',
      headers: EtagResponseHeader,
      content: { 'application/json': { schema: ImportView, example: IMPORT_EXAMPLE } },
    },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findImport(
  router: UserRouter,
  { imports, catalog }: { imports: GroceryImportRepository; catalog: Catalog },
): void {
  router.openapi(route, async (c) => {
    const importId = c.req.valid('param').id;
    const stored = await imports.find({ userId: c.var.caller.userId, importId });
    c.header('etag', etagOf(stored.revision));
    if (isNotModified(c, stored.revision)) return c.body(null, 304);
    return c.json(importView({ stored, catalog }), 200);
  });
}
