import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { ActivityRecord } from './activity-record.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/activity/{date}',
  operationId: 'findActivity',
  tags: ['activity'],
  summary: 'What is known of a day',
  description: 'A day of which nothing is known has empty lists.',
  request: { params: z.object({ date: IsoDate }) },
  responses: {
    200: { description: 'Reports and workouts of the day', content: jsonContent(ActivityRecord) },
  },
});

export function findActivity(
  router: UserRouter,
  { activity, workouts }: { activity: ActivityRepository; workouts: WorkoutRepository },
): void {
  router.openapi(route, async (c) => {
    const { date: localDate } = c.req.valid('param');
    const day = { userId: c.var.caller.userId, from: localDate, to: localDate };
    const [reports, logged] = await Promise.all([activity.list(day), workouts.list(day)]);
    return c.json({ localDate, reports, workouts: logged }, 200);
  });
}
