import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { PushDeviceRepository } from '../../../domain/ports/push-device-repository.ts';
import { PushTarget } from '../../../domain/ports/push-gateway.ts';
import { IdempotencyKeyHeader, idempotent } from '../../idempotency.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { Device, toDevice } from './device.ts';

const DeviceInput = z
  .object({ target: PushTarget })
  .meta({ id: 'DeviceInput', description: 'Where the morning push shall go' });

const route = createRoute({
  method: 'post',
  path: '/v1/devices',
  operationId: 'registerDevice',
  tags: ['devices'],
  summary: 'Register a device for the morning push',
  description:
    'One address belongs to one account: the last that registered it. Registering it again renews its keys.',
  middleware: [idempotent] as const,
  request: { headers: IdempotencyKeyHeader, body: jsonBody(DeviceInput) },
  responses: {
    200: { description: 'Registered before, now renewed', content: jsonContent(Device) },
    201: { description: 'Registered', content: jsonContent(Device) },
  },
});

export function registerDevice(
  router: UserRouter,
  { pushDevices }: { pushDevices: PushDeviceRepository },
): void {
  router.openapi(route, async (c) => {
    const { target } = c.req.valid('json');
    const { status, device } = await pushDevices.save({ userId: c.var.caller.userId, target, at: c.var.now });
    return status === 'renewed' ? c.json(toDevice(device), 200) : c.json(toDevice(device), 201);
  });
}
