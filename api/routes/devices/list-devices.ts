import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { PushDeviceRepository } from '../../../domain/ports/push-device-repository.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { Device, toDevice } from './device.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/devices',
  operationId: 'listDevices',
  tags: ['devices'],
  summary: 'The devices that get the morning push',
  responses: {
    200: { description: 'All of them', content: jsonContent(z.object({ items: z.array(Device) })) },
  },
});

export function listDevices(
  router: UserRouter,
  { pushDevices }: { pushDevices: PushDeviceRepository },
): void {
  router.openapi(route, async (c) => {
    const devices = await pushDevices.list({ userId: c.var.caller.userId });
    return c.json({ items: devices.map(toDevice) }, 200);
  });
}
