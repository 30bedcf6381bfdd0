import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { addDays, IsoDate } from '../../../domain/calendar.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { ActivityRecord } from './activity-record.ts';

/** A month at a time: enough for a calendar page, and a bounded answer. */
const MAX_DAYS = 31;

const route = createRoute({
  method: 'get',
  path: '/v1/activity',
  operationId: 'listActivity',
  tags: ['activity'],
  summary: 'What is known of some days, oldest first',
  description: `Both days are included; at most ${MAX_DAYS} of them. Days of which nothing is known are left out.`,
  request: { query: z.object({ from: IsoDate, to: IsoDate }) },
  responses: {
    200: {
      description: 'The days',
      content: jsonContent(z.object({ items: z.array(ActivityRecord) })),
    },
  },
});

export function listActivity(
  router: UserRouter,
  { activity, workouts }: { activity: ActivityRepository; workouts: WorkoutRepository },
): void {
  router.openapi(route, async (c) => {
    const { from, to } = c.req.valid('query');
    if (to < from) throw validationFailed([{ path: ['to'], message: 'lies before from' }]);
    if (to > addDays(from, MAX_DAYS - 1)) {
      throw validationFailed([{ path: ['to'], message: `is more than ${MAX_DAYS} days after from` }]);
    }
    const range = { userId: c.var.caller.userId, from, to };
    const [reports, logged] = await Promise.all([activity.list(range), workouts.list(range)]);
    const days = [...new Set([...reports, ...logged].map(({ localDate }) => localDate))].sort();
    const items = days.map((localDate) => ({
      localDate,
      reports: reports.filter((report) => report.localDate === localDate),
      workouts: logged.filter((workout) => workout.localDate === localDate),
    }));
    return c.json({ items }, 200);
  });
}
