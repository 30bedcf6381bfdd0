import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Workout, WorkoutInput } from '../../../domain/activity/workout.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { EtagResponseHeader, etagOf } from '../../etag.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';
import { prepareWorkout } from './prepare-workout.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/workouts',
  operationId: 'logWorkout',
  tags: ['workouts'],
  summary: 'Log a workout',
  description:
    'Its energy above rest is computed from the activity and your body mass, unless you give `energyKcal`.',
  middleware: [idempotent] as const,
  request: { headers: IdempotencyKeyHeader, body: jsonBody(WorkoutInput) },
  responses: {
    201: {
      description: 'The workout',
      headers: EtagResponseHeader.extend({ location: z.string() }),
      content: jsonContent(Workout),
    },
  },
});

export function logWorkout(
  router: UserRouter,
  {
    workouts,
    profiles,
    planTriggers,
  }: { workouts: WorkoutRepository; profiles: ProfileRepository; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now } = c.var;
    const day = await findUserDay({ profiles, userId, now });
    const workout = prepareWorkout({ input: c.req.valid('json'), ...day, now });
    const id = resourceIdOf(c);
    const { revision, value } = await workouts.save({ userId, id, workout, at: now });
    await planTriggers.onChanged({ userId, at: now });
    c.header('etag', etagOf(revision));
    c.header('location', `/v1/workouts/${id}`);
    return c.json(value, 201);
  });
}
