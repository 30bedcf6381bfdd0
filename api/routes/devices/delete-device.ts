import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { PushDeviceRepository } from '../../../domain/ports/push-device-repository.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/devices/{id}',
  operationId: 'deleteDevice',
  tags: ['devices'],
  summary: 'Stop the morning push to a device',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: 'Deleted' } },
});

export function deleteDevice(
  router: UserRouter,
  { pushDevices }: { pushDevices: PushDeviceRepository },
): void {
  router.openapi(route, async (c) => {
    await pushDevices.delete({ userId: c.var.caller.userId, id: c.req.valid('param').id });
    return c.body(null, 204);
  });
}
