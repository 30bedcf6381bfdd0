import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { bySource } from '../../../domain/activity/day-efforts.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import { distinctWorkouts, matchesOf } from '../../../domain/activity/match-workouts.ts';
import { pickMetrics } from '../../../domain/activity/pick-metrics.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { IsoDate } from '../../../domain/calendar.ts';
import { ageOn } from '../../../domain/energy/age.ts';
import { restingEnergy } from '../../../domain/energy/resting-energy.ts';
import type { ActivityRepository } from '../../../domain/ports/activity-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { WorkoutRepository } from '../../../domain/ports/workout-repository.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { ActivityDay } from './activity-record.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/activity/{date}',
  operationId: 'findActivity',
  tags: ['activity'],
  summary: 'What is known of a day',
  description:
    'A day of which nothing is known has empty lists. For each metric one source counts, and says why; what several ' +
    'sources tell is never added up.',
  request: { params: z.object({ date: IsoDate }) },
  responses: {
    200: { description: 'Reports and workouts of the day', content: jsonContent(ActivityDay) },
  },
});

export function findActivity(
  router: UserRouter,
  {
    activity,
    workouts,
    profiles,
  }: { activity: ActivityRepository; workouts: WorkoutRepository; profiles: ProfileRepository },
): void {
  router.openapi(route, async (c) => {
    const { date: localDate } = c.req.valid('param');
    const { userId } = c.var.caller;
    const day = { userId, from: localDate, to: localDate };
    const [reports, logged, deviceWorkouts, found] = await Promise.all([
      activity.list(day),
      workouts.list(day),
      activity.listDeviceWorkouts({ userId, localDate }),
      profiles.findOptional({ userId }),
    ]);
    const counted = found
      ? whatCounts({ profile: found.value, localDate, reports, logged, deviceWorkouts })
      : { picked: [], matched: [] };
    return c.json({ localDate, reports, workouts: logged, deviceWorkouts, ...counted }, 200);
  });
}

type KnownDay = {
  profile: Profile;
  localDate: IsoDate;
  reports: readonly ActivityReport[];
  logged: readonly Workout[];
  deviceWorkouts: readonly DeviceWorkout[];
};

/** What a body can do in a day depends on whose it is; where the workouts were, on the zone. */
function whatCounts({ profile, localDate, reports, logged, deviceWorkouts: device }: KnownDay) {
  const age = ageOn({ birthDate: profile.birthDate, localDate });
  const { restingKcal } = restingEnergy({ ...profile, age });
  const { timeZone } = profile;
  return {
    picked: pickMetrics({ reports, restingKcal, age }),
    matched: matchesOf(distinctWorkouts({ logged, device: bySource(device), localDate, timeZone })),
  };
}
