import type { ActivityReport } from '../activity/activity-day.ts';
import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';

/** What each source knows of each day. */
export type ActivityRepository = {
  /** The reports of the days `from` to `to` (both included), oldest day first, then by source. */
  list(args: { userId: UserId; from: IsoDate; to: IsoDate }): Promise<ActivityReport[]>;
  /**
   * Writes one source's report of one day. A report that was not recorded later than the stored one
   * changes nothing: `outdated`, with the stored report.
   *
   * Throws `DomainError` of kind `not_found` (`user_gone`) while the account is being erased.
   */
  save(args: {
    userId: UserId;
    report: ActivityReport;
  }): Promise<{ status: 'saved' | 'outdated'; report: ActivityReport }>;
};
