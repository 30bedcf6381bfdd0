import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Workout, WorkoutInput } from '../../../domain/activity/workout.ts';
import { Id } from '../../../domain/ids.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { applyMergePatch, mergePatchOf } from '../../merge-patch.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';
import { prepareWorkout } from './prepare-workout.ts';

const WorkoutPatch = mergePatchOf(WorkoutInput, {
  id: 'WorkoutPatch',
  description: 'Properties of the workout to change; null takes an optional one away',
});

const route = createRoute({
  method: 'patch',
  path: '/v1/workouts/{id}',
  operationId: 'patchWorkout',
  tags: ['workouts'],
  summary: 'Correct a workout',
  description: 'Its energy is computed anew; with `"energyKcal": null` the computed figure takes over again.',
  request: { params: z.object({ id: Id }), headers: IfMatchHeader, body: jsonBody(WorkoutPatch) },
  responses: {
    200: { description: 'The workout', headers: EtagResponseHeader, content: jsonContent(Workout) },
  },
});

export function patchWorkout(
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
    const { id } = c.req.valid('param');
    const stored = await workouts.find({ userId, id });
    const day = await findUserDay({ profiles, userId, now });
    const patch = c.req.valid('json');
    const input = applyMergePatch({ schema: WorkoutInput, value: stored.value, patch });
    const { revision, value } = await workouts.save({
      userId,
      id,
      workout: prepareWorkout({ input, ...day, now }),
      // The rest of the workout comes from this revision: it must not undo a change made in between.
      expectedRevisions: expectedRevisions(c) ?? [stored.revision],
      at: now,
    });
    await planTriggers.onChanged({ userId, at: now });
    c.header('etag', etagOf(revision));
    return c.json(value, 200);
  });
}
