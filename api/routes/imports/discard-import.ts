import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import { expectedRevisions, IfMatchHeader } from '../../etag.ts';
import type { ImportTriggers } from '../../imports/import-triggers.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/inventory/imports/{id}',
  operationId: 'discardImport',
  tags: ['inventory'],
  summary: 'Let a bill or photo go',
  description:
    'What was read of it is forgotten, and its files are deleted. What is in your stock stays there: it is a conflict.',
  request: { params: z.object({ id: Id }), headers: IfMatchHeader },
  responses: {
    204: { description: 'Gone' },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

export function discardImport(
  router: UserRouter,
  { imports, importTriggers }: { imports: GroceryImportRepository; importTriggers: ImportTriggers },
): void {
  router.openapi(route, async (c) => {
    const key = { userId: c.var.caller.userId, importId: c.req.valid('param').id };
    await imports.discard({ ...key, expected: expectedRevisions(c), at: c.var.now });
    await importTriggers.onEnded(key);
    return c.body(null, 204);
  });
}
