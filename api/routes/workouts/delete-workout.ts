import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { expectedRevisions, IfMatchHeader } from '../../etag.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/workouts/{id}',
  operationId: 'deleteWorkout',
  tags: ['workouts'],
  summary: 'Delete a workout',
  request: { params: z.object({ id: Id }), headers: IfMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});

export function deleteWorkout(router: UserRouter, { workouts }: { workouts: WorkoutRepository }): void {
  router.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    await workouts.delete({ userId: c.var.caller.userId, id, expectedRevisions: expectedRevisions(c) });
    return c.body(null, 204);
  });
}
