import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import type { TimeZone } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import { NIGHT_HOUR } from '../domain/night/night-times.ts';
import { zoneScheduleId } from '../domain/night/workflow-ids.ts';
import type { NightAdministration } from '../domain/ports/night-control.ts';
import { TIME_ZONE } from './search-attributes.ts';
import { NIGHT_TASK_QUEUE } from './task-queues.ts';

/** A server that was down for less than this runs the missed night as soon as it is back; longer is the sweep's. */
const CATCH_UP = '1 hour';

const zoneSchedule = (timeZone: TimeZone): ScheduleOptions => ({
  scheduleId: zoneScheduleId(timeZone),
  spec: { calendars: [{ hour: NIGHT_HOUR, minute: 0 }], timezone: timeZone },
  action: {
    type: 'startWorkflow',
    workflowType: 'planZone',
    workflowId: zoneScheduleId(timeZone),
    taskQueue: NIGHT_TASK_QUEUE,
    args: [{ timeZone }],
    typedSearchAttributes: [{ key: TIME_ZONE, value: timeZone }],
  },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCH_UP },
});

const SWEEP_SCHEDULE: ScheduleOptions = {
  scheduleId: 'night-sweep',
  spec: { intervals: [{ every: '15 minutes' }] },
  action: {
    type: 'startWorkflow',
    workflowType: 'retryFailed',
    workflowId: 'night-sweep',
    taskQueue: NIGHT_TASK_QUEUE,
    args: [],
  },
  // A sweep that takes longer than its interval is not joined by a second one.
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '15 minutes' },
};

/** What the worker's sweep and eraser do to the server itself. */
export function createNightAdministration({ client }: { client: Client }): NightAdministration {
  const known = new Set<string>();
  const ensure = async (schedule: ScheduleOptions) => {
    if (known.has(schedule.scheduleId)) return;
    try {
      await client.schedule.create(schedule);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
    known.add(schedule.scheduleId);
  };

  const executionsOf = (userId: UserId, filter: string) =>
    client.workflow.list({ query: `SubjectId = '${userId}' AND WorkflowType = 'planDay'${filter}` });

  return {
    async ensureSchedules({ zones }) {
      await ensure(SWEEP_SCHEDULE);
      for (const timeZone of zones) await ensure(zoneSchedule(timeZone));
    },

    async cancelUser({ userId }) {
      for await (const { workflowId, runId } of executionsOf(userId, " AND ExecutionStatus = 'Running'")) {
        // Terminated, not cancelled: a night of an erased user has nothing to tidy up, and must not run on.
        await client.workflow.getHandle(workflowId, runId).terminate('user erased');
      }
    },

    async deleteUserExecutions({ userId }) {
      let deleted = 0;
      for await (const { workflowId, runId } of executionsOf(userId, '')) {
        await client.workflowService.deleteWorkflowExecution({
          namespace: client.options.namespace,
          workflowExecution: { workflowId, runId },
        });
        deleted += 1;
      }
      return deleted;
    },
  };
}
