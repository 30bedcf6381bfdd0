import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { findActivity } from './find-activity.ts';
import { listActivity } from './list-activity.ts';
import { pushActivity } from './push-activity.ts';

/** Days as phone, watch and providers measured them. */
export function activityRoutes(deps: {
  activity: ActivityRepository;
  profiles: ProfileRepository;
  workouts: WorkoutRepository;
  planTriggers: PlanTriggers;
}): UserRouter {
  const router = createUserRouter();
  pushActivity(router, deps);
  findActivity(router, deps);
  listActivity(router, deps);
  return router;
}
