import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ActivityPush, ActivityReport } from '../../../domain/activity/activity-day.ts';
import { PushedWorkout } from '../../../domain/activity/device-workout.ts';
import { IsoDate } from '../../../domain/calendar.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';
import { activityPushIssues } from './activity-push-issues.ts';

/** More than anybody does in a day: a phone that pushes so many pushes nonsense. */
const MAX_WORKOUTS = 100;

/** `workouts`: all that the health store has of the day; without it, what was pushed before stays. */
const PushBody = ActivityPush.extend({
  workouts: z.array(PushedWorkout).max(MAX_WORKOUTS).optional(),
}).meta({ id: 'ActivityPushBody', description: "A day's activity, and its workouts, pushed by the phone" });

const route = createRoute({
  method: 'put',
  path: '/v1/activity/{date}',
  operationId: 'pushActivity',
  tags: ['activity'],
  summary: "Push a day's activity from the phone",
  description:
    'Safe to repeat. A push that was not recorded later than the stored report of the same device changes ' +
    'nothing. The answer is the report that counts: of several devices with the same health store it is the one with ' +
    'the most activity; nothing is added up. A later push of the same device replaces its own, also with lower figures. ' +
    'Without `deviceId` the login session stands for the device, and a push that leaves out figures told before lowers ' +
    'none. A day that still goes on is never complete.',
  request: { params: z.object({ date: IsoDate }), body: jsonBody(PushBody) },
  responses: { 200: { description: 'The report that counts', content: jsonContent(ActivityReport) } },
});

export function pushActivity(
  router: UserRouter,
  {
    activity,
    profiles,
    planTriggers,
  }: { activity: ActivityRepository; profiles: ProfileRepository; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const { userId, sessionId } = c.var.caller;
    const { now } = c.var;
    const { date: localDate } = c.req.valid('param');
    const { workouts, ...push } = c.req.valid('json');
    const { deviceId, ...figures } = push;
    const { source } = push;
    const { today } = await findUserDay({ profiles, userId, now });
    const issues = activityPushIssues({ push, localDate, today, now });
    if (issues.length > 0) throw validationFailed(issues);
    const complete = push.complete && localDate < today;
    const { status, report } = await activity.save({
      userId,
      report: { ...figures, localDate, complete },
      sender: deviceId === undefined ? { kind: 'session', id: sessionId } : { kind: 'device', id: deviceId },
      workouts: workouts?.map((workout) => ({ ...workout, source })),
    });
    if (status === 'saved') await planTriggers.onChanged({ userId, at: now });
    return c.json(report, 200);
  });
}
