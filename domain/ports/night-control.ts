import type { ProviderId } from '../activity/activity-day.ts';
import type { ConnectionTask } from '../activity/connection-task.ts';
import type { IsoDate, TimeZone } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { ChangedTimes, PlanDayInput, PlanDayResult } from '../night/plan-day-input.ts';

/** `started`: a new run. `exists`: that night is running or has run. */
export type StartOutcome = 'started' | 'exists';

/**
 * `planned`: the new plan is there. `accepted`: the request is durable, the plan is still being made.
 */
export type ReplanOutcome = { status: 'planned'; result: PlanDayResult } | { status: 'accepted' };

/**
 * Starts and steers the workflows of the night.
 *
 * Every function throws `DomainError` unavailable `night_unavailable` when Temporal cannot be reached.
 */
export type NightControl = {
  /** Starts a user's night. Refused when that (user, date) is running or has run, unless it failed. */
  startPlanDay(input: PlanDayInput): Promise<StartOutcome>;
  /**
   * Plans again: in the running workflow, or in a new run when the night is over. Waits at most `waitMs` for
   * the plan, and some seconds for a worker to take the request.
   */
  replan(args: { input: PlanDayInput; waitMs: number }): Promise<ReplanOutcome>;
  startPlanZone(args: { timeZone: TimeZone; localDate: IsoDate }): Promise<StartOutcome>;
  /** Tells a running night of a new wake-up; nothing happens where none is running. */
  changeTimes(args: { userId: UserId; localDate: IsoDate; times: ChangedTimes }): Promise<void>;
  /** Tells a cloud something about a connection, as soon as it may be asked. */
  startConnectionTask(task: ConnectionTask): Promise<StartOutcome>;
  startEraseUser(args: { userId: UserId }): Promise<StartOutcome>;
};

/** What only the eraser and the sweep do to the server. */
export type NightAdministration = {
  /**
   * Creates the schedules that are missing: one for each zone and each cloud, and the sweep. `refused`: zones that the
   * server's time-zone data do not know; their nights are started by the sweep.
   */
  ensureSchedules(args: {
    zones: readonly TimeZone[];
    providers: readonly ProviderId[];
  }): Promise<{ refused: TimeZone[] }>;
  /** Cancels the user's running nights; resolves when none runs any more. */
  cancelUser(args: { userId: UserId }): Promise<void>;
  /** Deletes the user's executions, past and present; returns how many were asked for. */
  deleteUserExecutions(args: { userId: UserId }): Promise<number>;
};
