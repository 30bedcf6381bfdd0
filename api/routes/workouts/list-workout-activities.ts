import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { listMetActivities, type MetActivity } from '../../../domain/activity/met-values.ts';
import { Intensity, MetCode, TrainingKind } from '../../../domain/activity/workout.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const WorkoutActivity = z
  .object({
    code: MetCode,
    name: z.string(),
    met: z.number(),
    intensity: Intensity,
    kind: TrainingKind,
    stepsPerMin: z.int(),
    speedKmh: z
      .number()
      .optional()
      .meta({ description: 'Usual speed: absent where a distance says nothing about the effort' }),
  })
  .meta({ id: 'WorkoutActivity', description: 'An activity with its cost in multiples of rest (MET)' });
WorkoutActivity satisfies z.ZodType<MetActivity>;

const route = createRoute({
  method: 'get',
  path: '/v1/workout-activities',
  operationId: 'listWorkoutActivities',
  tags: ['workouts'],
  summary: 'The activities that a workout can name',
  responses: {
    200: {
      description: 'All of them',
      content: jsonContent(z.object({ items: z.array(WorkoutActivity) })),
    },
  },
});

export function listWorkoutActivities(router: UserRouter): void {
  router.openapi(route, (c) => c.json({ items: [...listMetActivities()] }, 200));
}
