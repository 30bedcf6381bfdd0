import { z } from 'zod';
import { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { Workout } from '../../../domain/activity/workout.ts';
import { IsoDate } from '../../../domain/calendar.ts';

/** Everything that is known of a day. */
export const ActivityRecord = z
  .object({ localDate: IsoDate, reports: z.array(ActivityReport), workouts: z.array(Workout) })
  .meta({ id: 'ActivityRecord', description: 'What each source reported of a day, and the logged workouts' });
export type ActivityRecord = z.infer<typeof ActivityRecord>;
