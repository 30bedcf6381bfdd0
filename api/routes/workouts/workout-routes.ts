import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { deleteWorkout } from './delete-workout.ts';
import { findWorkout } from './find-workout.ts';
import { listWorkoutActivities } from './list-workout-activities.ts';
import { listWorkouts } from './list-workouts.ts';
import { logWorkout } from './log-workout.ts';
import { patchWorkout } from './patch-workout.ts';

/** The workouts that the user logs by hand. */
export function workoutRoutes(deps: {
  workouts: WorkoutRepository;
  profiles: ProfileRepository;
  planTriggers: PlanTriggers;
}): UserRouter {
  const router = createUserRouter();
  listWorkoutActivities(router);
  logWorkout(router, deps);
  listWorkouts(router, deps);
  findWorkout(router, deps);
  patchWorkout(router, deps);
  deleteWorkout(router, deps);
  return router;
}
