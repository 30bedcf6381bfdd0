import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { deleteBodyMass } from './delete-body-mass.ts';
import { listBodyMasses } from './list-body-masses.ts';
import { saveBodyMass } from './save-body-mass.ts';

/** The weight log. */
export function bodyMassRoutes(deps: {
  bodyMasses: BodyMassRepository;
  profiles: ProfileRepository;
}): UserRouter {
  const router = createUserRouter();
  listBodyMasses(router, deps);
  saveBodyMass(router, deps);
  deleteBodyMass(router, deps);
  return router;
}
