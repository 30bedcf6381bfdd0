import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Workout } from '../../../domain/activity/workout.ts';
import { Id } from '../../../domain/ids.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/workouts/{id}',
  operationId: 'findWorkout',
  tags: ['workouts'],
  summary: 'One workout',
  request: { params: z.object({ id: Id }), headers: IfNoneMatchHeader },
  responses: {
    200: { description: 'The workout', headers: EtagResponseHeader, content: jsonContent(Workout) },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findWorkout(router: UserRouter, { workouts }: { workouts: WorkoutRepository }): void {
  router.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const { revision, value } = await workouts.find({ userId: c.var.caller.userId, id });
    c.header('etag', etagOf(revision));
    return isNotModified(c, revision) ? c.body(null, 304) : c.json(value, 200);
  });
}
