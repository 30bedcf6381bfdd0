import { z } from 'zod';
import { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import { WorkoutMatch } from '../../../domain/activity/match-workouts.ts';
import { MetricPick } from '../../../domain/activity/pick-metrics.ts';
import { Workout } from '../../../domain/activity/workout.ts';
import { IsoDate } from '../../../domain/calendar.ts';

/** Everything that is known of a day. */
export const ActivityRecord = z
  .object({ localDate: IsoDate, reports: z.array(ActivityReport), workouts: z.array(Workout) })
  .meta({ id: 'ActivityRecord', description: 'What each source reported of a day, and the logged workouts' });
export type ActivityRecord = z.infer<typeof ActivityRecord>;

/** A day with what counts of it. */
export const ActivityDay = ActivityRecord.extend({
  deviceWorkouts: z.array(DeviceWorkout),
  picked: z.array(MetricPick).meta({ description: 'The source that counts for each metric, and why' }),
  matched: z
    .array(WorkoutMatch)
    .meta({ description: 'Logged workouts that a device recorded as well: each counts once' }),
}).meta({ id: 'ActivityDay', description: 'What each source reported of a day, and what of it counts' });
