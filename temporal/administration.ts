import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { TimeZone } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import { NIGHT_HOUR } from '../domain/night/night-times.ts';
import { changedDaysScheduleId, zoneScheduleId } from '../domain/night/workflow-ids.ts';
import type { NightAdministration } from '../domain/ports/night-control.ts';
import { type ReportLeftOut, workThrough } from '../domain/work-through.ts';
import { GRPC, grpcCode } from './grpc-code.ts';
import { reaching } from './reaching.ts';
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

/** Asks for what is due; a run that is not done in a minute is not joined by a second one. */
const changedDaysSchedule = (provider: ProviderId): ScheduleOptions => ({
  scheduleId: changedDaysScheduleId(provider),
  spec: { intervals: [{ every: '1 minute' }] },
  action: {
    type: 'startWorkflow',
    workflowType: 'fetchChangedDays',
    workflowId: changedDaysScheduleId(provider),
    taskQueue: NIGHT_TASK_QUEUE,
    args: [{ provider }],
  },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
});

/** The schedules that the server has now: one that was deleted is missed at the next look, not at the next start. */
async function scheduleIds(client: Client): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { scheduleId } of client.schedule.list()) ids.add(scheduleId);
  return ids;
}

async function createSchedule(client: Client, schedule: ScheduleOptions): Promise<void> {
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    // Made by another worker, or so lately that it is not listed yet.
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

/** What the worker's sweep and eraser do to the server itself. */
export function createNightAdministration({
  client,
  report,
}: {
  client: Client;
  report: ReportLeftOut;
}): NightAdministration {
  const executionsOf = (userId: UserId, filter: string) =>
    client.workflow.list({ query: `SubjectId = '${userId}' AND WorkflowType != 'eraseUser'${filter}` });

  return {
    async ensureSchedules({ zones, providers }) {
      const refused: TimeZone[] = [];
      const wanted = [
        { schedule: SWEEP_SCHEDULE, onRefused: () => {} },
        ...providers.map((provider) => ({ schedule: changedDaysSchedule(provider), onRefused: () => {} })),
        ...zones.map((timeZone) => ({
          schedule: zoneSchedule(timeZone),
          onRefused: () => refused.push(timeZone),
        })),
      ];
      const existing = await reaching(client, () => scheduleIds(client));
      await workThrough({
        loop: 'schedules',
        items: wanted.filter(({ schedule }) => !existing.has(schedule.scheduleId)),
        nameOf: ({ schedule }) => ({ scheduleId: schedule.scheduleId }),
        work: async ({ schedule, onRefused }) => {
          try {
            await reaching(client, () => createSchedule(client, schedule));
          } catch (error) {
            onRefused();
            throw error;
          }
        },
        report,
      });
      return { refused };
    },

    async cancelUser({ userId }) {
      for await (const { workflowId, runId } of executionsOf(userId, " AND ExecutionStatus = 'Running'")) {
        // Terminated, not cancelled: a night of an erased user has nothing to tidy up, and must not run on.
        try {
          await client.workflow.getHandle(workflowId, runId).terminate('user erased');
        } catch (error) {
          // It ended by itself after it was listed.
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        }
      }
    },

    async deleteUserExecutions({ userId }) {
      let deleted = 0;
      for await (const { workflowId, runId } of executionsOf(userId, '')) {
        const execution = { namespace: client.options.namespace, workflowExecution: { workflowId, runId } };
        try {
          await client.workflowService.deleteWorkflowExecution(execution);
        } catch (error) {
          // Deleted before, and still listed.
          if (grpcCode(error) !== GRPC.NOT_FOUND) throw error;
        }
        deleted += 1;
      }
      return deleted;
    },
  };
}
