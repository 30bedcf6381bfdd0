import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Workout } from '../../../domain/activity/workout.ts';
import { IsoDate, IsoInstant } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import type { WorkoutPosition, WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';

const Position = z.object({ localDate: IsoDate, createdAt: IsoInstant, id: Id });
Position satisfies z.ZodType<WorkoutPosition>;

const route = createRoute({
  method: 'get',
  path: '/v1/workouts',
  operationId: 'listWorkouts',
  tags: ['workouts'],
  summary: 'Logged workouts, newest day first',
  request: { query: PageQuery.extend({ from: IsoDate.optional(), to: IsoDate.optional() }) },
  responses: {
    200: { description: 'A page of workouts', content: jsonContent(pageOf(Workout, 'WorkoutPage')) },
  },
});

export function listWorkouts(router: UserRouter, { workouts }: { workouts: WorkoutRepository }): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, from, to } = c.req.valid('query');
    const after = decodeCursor({ cursor, schema: Position });
    const rows = await workouts.list({
      userId: c.var.caller.userId,
      limit: limit + 1,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(after !== undefined && { after }),
    });
    const positionOf = ({ localDate, createdAt, id }: Workout) => ({ localDate, createdAt, id });
    return c.json(toPage({ rows, limit, positionOf }), 200);
  });
}
