import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import type { PlanCause, PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { connectionTaskId, eraseUserId, planDayId, planZoneId } from '../domain/night/workflow-ids.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { planDay } from '../workflows/plan-day.ts';
import { isUnreached, reaching, startOnce } from './reaching.ts';
import { LOCAL_DATE, OUTCOME, SUBJECT_ID, TIME_ZONE } from './search-attributes.ts';
import { NIGHT_TASK_QUEUE } from './task-queues.ts';

/** A night ends at noon; whatever still runs two days later is stuck, and the next nights have their own ids. */
const LONGEST_NIGHT = '2 days' as const;

const planDayOptions = (input: PlanDayInput) => ({
  taskQueue: NIGHT_TASK_QUEUE,
  workflowId: planDayId(input),
  args: [input] as [PlanDayInput],
  workflowExecutionTimeout: LONGEST_NIGHT,
  typedSearchAttributes: [
    { key: SUBJECT_ID, value: input.userId },
    { key: LOCAL_DATE, value: input.localDate },
    { key: TIME_ZONE, value: input.timeZone },
    { key: OUTCOME, value: 'on_track' },
  ],
});

/**
 * Starts and steers the workflows of the night. `eager` only where client and worker share a connection:
 * the server then hands the first task over in the answer to the start.
 */
export function createNightControl({
  client,
  eager = false,
}: {
  client: Client;
  eager?: boolean;
}): NightControl {
  const start = (workflow: string, options: WorkflowStartOptions) =>
    startOnce(client, () => client.workflow.start(workflow, options));

  return {
    startPlanDay: (input) =>
      start('planDay', {
        ...planDayOptions(input),
        requestEagerStart: eager,
        // Failed and terminated nights run again; finished ones never do by a plain start.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),

    replan: ({ input, waitMs }) => replanWithStart({ client, input, waitMs }),

    startPlanZone: ({ timeZone, localDate }) =>
      start('planZone', {
        taskQueue: NIGHT_TASK_QUEUE,
        workflowId: planZoneId({ timeZone, localDate }),
        args: [{ timeZone, localDate }],
        typedSearchAttributes: [
          { key: LOCAL_DATE, value: localDate },
          { key: TIME_ZONE, value: timeZone },
        ],
        // A fan-out that ended too early is asked for again by the sweep.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),

    async changeTimes({ userId, localDate, times }) {
      const handle = client.workflow.getHandle(planDayId({ userId, localDate }));
      try {
        await reaching(client, () => handle.signal('changeTimes', times));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },

    startConnectionTask: (task) =>
      start('tendConnection', {
        taskQueue: NIGHT_TASK_QUEUE,
        workflowId: connectionTaskId(task),
        args: [task],
        // A consent is revoked under an id of its own, so that nothing of the run leads to the user.
        ...('userId' in task ? { typedSearchAttributes: [{ key: SUBJECT_ID, value: task.userId }] } : {}),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),

    startEraseUser: ({ userId }) =>
      start('eraseUser', {
        taskQueue: NIGHT_TASK_QUEUE,
        workflowId: eraseUserId(userId),
        args: [{ userId }],
        typedSearchAttributes: [{ key: SUBJECT_ID, value: userId }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),
  };
}

/** One mechanism for the running night and the finished one: the update comes with the start it may need. */
async function replanWithStart({
  client,
  input,
  waitMs,
}: {
  client: Client;
  input: PlanDayInput;
  waitMs: number;
}) {
  const startWorkflowOperation = new WithStartWorkflowOperation<typeof planDay>('planDay', {
    ...planDayOptions(input),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  const handle = await reaching(client, () =>
    client.workflow.startUpdateWithStart<typeof planDay, PlanDayResult, [{ cause: PlanCause }]>('replan', {
      args: [{ cause: input.cause }],
      waitForStage: 'ACCEPTED',
      startWorkflowOperation,
    }),
  );
  const result = waitMs === 0 ? undefined : await within(client, waitMs, () => handle.result());
  return result === undefined ? { status: 'accepted' as const } : { status: 'planned' as const, result };
}

/** The answer of what was accepted, or `undefined` when it takes longer: it comes about all the same. */
async function within<T>(client: Client, ms: number, answer: () => Promise<T>): Promise<T | undefined> {
  try {
    return await client.withDeadline(Date.now() + ms, answer);
  } catch (error) {
    if (isUnreached(error)) return undefined;
    throw error;
  }
}
