import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { findProfile } from './find-profile.ts';
import { patchProfile } from './patch-profile.ts';
import { replaceProfile } from './replace-profile.ts';

/** Who the plans are for. */
export function profileRoutes(deps: {
  profiles: ProfileRepository;
  bodyMasses: BodyMassRepository;
  planTriggers: PlanTriggers;
}): UserRouter {
  const router = createUserRouter();
  findProfile(router, deps);
  replaceProfile(router, deps);
  patchProfile(router, deps);
  return router;
}
