import type { ProviderId } from '../activity/activity-day.ts';
import type { ConnectionTask } from '../activity/connection-task.ts';
import type { IsoDate, TimeZone } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';

// The ids are the dedupe keys of the night: a second start of the same id is refused by Temporal.

/** Id of a user's night: one for each user and local date, wherever the user lives. */
export const planDayId = ({ userId, localDate }: { userId: UserId; localDate: IsoDate }): string =>
  `plan:${userId}:${localDate}`;

/** Id of a zone's fan-out, when we start it ourselves (a schedule appends the time to its own). */
export const planZoneId = ({ timeZone, localDate }: { timeZone: TimeZone; localDate: IsoDate }): string =>
  `night:${timeZone}:${localDate}`;

/** Id of a zone's schedule. */
export const zoneScheduleId = (timeZone: TimeZone): string => `night/${timeZone}`;

/** Id of the schedule that fetches the days which a cloud's webhooks told of. */
export const changedDaysScheduleId = (provider: ProviderId): string => `changed-days/${provider}`;

/** Id of the workflow that erases a user. */
export const eraseUserId = (userId: UserId): string => `erase:${userId}`;

/** Id of the workflow that tells a cloud something about a connection. */
export const connectionTaskId = (task: ConnectionTask): string =>
  task.kind === 'revoke' ? `revoke:${task.consentId}` : `webhooks:${task.userId}:${task.provider}`;

/** Id of the workflow that brings a bill or photo into the stock. */
export const importReceiptId = ({ userId, importId }: { userId: UserId; importId: Id }): string =>
  `receipt:${userId}:${importId}`;
