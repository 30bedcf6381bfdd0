import type { ActivityReport } from '../activity/activity-day.ts';
import type { DeviceWorkout } from '../activity/device-workout.ts';
import type { ReportSender } from '../activity/merge-devices.ts';
import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';

/** What each source knows of each day. */
export type ActivityRepository = {
  /** The reports of the days `from` to `to` (both included), oldest day first, then by source. */
  list(args: { userId: UserId; from: IsoDate; to: IsoDate }): Promise<ActivityReport[]>;
  /**
   * Writes one source's report of one day. A report that was not recorded later than the stored one of the same sender
   * changes nothing: `outdated`, with the report that counts.
   *
   * `sender`: the device that told it. Each device has a report of its own, and the one that counts is made of them all
   * (`mergeDevices`); a partial read of a session takes nothing away (`followUp`). Without a sender the source has one
   * report, which is replaced whole.
   *
   * `workouts` are all that the sender recorded on that day: what it told before and tells no more is gone. Without
   * them, what is stored stays.
   *
   * Throws `DomainError` of kind `not_found` (`user_gone`) while the account is being erased.
   */
  save(args: {
    userId: UserId;
    report: ActivityReport;
    sender?: ReportSender;
    workouts?: readonly DeviceWorkout[] | undefined;
    /** The night fetched it itself: there is nobody to tell. */
    knownToNight?: boolean;
  }): Promise<{ status: 'saved' | 'outdated'; report: ActivityReport }>;
  /** The workouts that devices recorded on a day, by source and the source's id. */
  listDeviceWorkouts(args: { userId: UserId; localDate: IsoDate }): Promise<DeviceWorkout[]>;
};
