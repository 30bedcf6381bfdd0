import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/body-mass/{date}',
  operationId: 'deleteBodyMass',
  tags: ['profile'],
  summary: 'Delete the weighing of a day',
  description: "The profile's `massKg` follows to the newest weighing that is left; without one it stays.",
  request: { params: z.object({ date: IsoDate }) },
  responses: { 204: { description: 'Deleted' } },
});

export function deleteBodyMass(router: UserRouter, { bodyMasses }: { bodyMasses: BodyMassRepository }): void {
  router.openapi(route, async (c) => {
    const { date: localDate } = c.req.valid('param');
    await bodyMasses.delete({ userId: c.var.caller.userId, localDate, at: c.var.now });
    return c.body(null, 204);
  });
}
