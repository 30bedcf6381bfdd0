import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { expectedRevisions, IfMatchHeader } from '../../etag.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/workouts/{id}',
  operationId: 'deleteWorkout',
  tags: ['workouts'],
  summary: 'Delete a workout',
  request: { params: z.object({ id: Id }), headers: IfMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});

export function deleteWorkout(
  router: UserRouter,
  {
    workouts,
    profiles,
    planTriggers,
  }: { workouts: WorkoutRepository; profiles: ProfileRepository; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    await workouts.delete({ userId, id, expectedRevisions: expectedRevisions(c) });
    await findUserDay({ profiles, userId, now: at });
    await planTriggers.onChanged({ userId, at });
    return c.body(null, 204);
  });
}
