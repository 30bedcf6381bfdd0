import { createRoute } from '@hono/zod-openapi';
import { IsoDate } from '../../../domain/calendar.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import { BodyMassEntry } from '../../../domain/profile/profile.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/body-mass',
  operationId: 'listBodyMasses',
  tags: ['profile'],
  summary: 'The weight log, newest first',
  request: { query: PageQuery },
  responses: {
    200: { description: 'A page of weighings', content: jsonContent(pageOf(BodyMassEntry, 'BodyMassPage')) },
  },
});

export function listBodyMasses(router: UserRouter, { bodyMasses }: { bodyMasses: BodyMassRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = decodeCursor({ cursor, schema: IsoDate });
    const rows = await bodyMasses.list({
      userId: c.var.caller.userId,
      limit: limit + 1,
      ...(before !== undefined && { before }),
    });
    return c.json(toPage({ rows, limit, positionOf: ({ localDate }) => localDate }), 200);
  });
}
