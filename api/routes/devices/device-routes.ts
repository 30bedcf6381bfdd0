import type { PushDeviceRepository } from '../../../domain/ports/push-device-repository.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { deleteDevice } from './delete-device.ts';
import { listDevices } from './list-devices.ts';
import { registerDevice } from './register-device.ts';

/** Where the morning push goes. */
export function deviceRoutes(deps: { pushDevices: PushDeviceRepository }): UserRouter {
  const router = createUserRouter();
  registerDevice(router, deps);
  listDevices(router, deps);
  deleteDevice(router, deps);
  return router;
}
