import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DomainError } from '../domain/errors.ts';
import type { PlanCause, PlanDayInput, PlanDayResult } from '../domain/night/plan-day-input.ts';
import { eraseUserId, planDayId, planZoneId } from '../domain/night/workflow-ids.ts';
import type { NightControl, StartOutcome } from '../domain/ports/night-control.ts';
import type { planDay } from '../workflows/plan-day.ts';
import { LOCAL_DATE, OUTCOME, SUBJECT_ID, TIME_ZONE } from './search-attributes.ts';
import { NIGHT_TASK_QUEUE } from './task-queues.ts';

/** A night ends at noon; whatever still runs two days later is stuck, and the next nights have their own ids. */
const LONGEST_NIGHT = '2 days' as const;

/** A worker takes an update within milliseconds; without one the update is not durable, and nobody should wait. */
const ACCEPT_MS = 10_000;

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

const nightUnavailable = (cause: unknown) =>
  new DomainError('unavailable', 'night_unavailable', 'Plans cannot be made right now.', { cause });

const isUnreached = (error: unknown): boolean =>
  error instanceof ServiceError ||
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  isGrpcServiceError(error);

/** Translates an unreachable server; other errors pass. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUnreached(error)) throw nightUnavailable(error);
    throw error;
  }
}

async function startOnce(start: () => Promise<unknown>): Promise<StartOutcome> {
  try {
    await reaching(start);
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'exists';
    throw error;
  }
}

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
    startOnce(() => client.workflow.start(workflow, options));

  return {
    startPlanDay: (input) =>
      start('planDay', {
        ...planDayOptions(input),
        requestEagerStart: eager,
        // Failed and terminated nights run again; finished ones never do by a plain start.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),

    replan: ({ input, waitMs }) => reaching(() => replanWithStart({ client, input, waitMs })),

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
        await reaching(() => handle.signal('changeTimes', times));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },

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
  const handle = await client.withDeadline(Date.now() + ACCEPT_MS, () =>
    client.workflow.startUpdateWithStart<typeof planDay, PlanDayResult, [{ cause: PlanCause }]>('replan', {
      args: [{ cause: input.cause }],
      waitForStage: 'ACCEPTED',
      startWorkflowOperation,
    }),
  );
  const result = waitMs === 0 ? undefined : await within(waitMs, handle.result());
  return result === undefined ? { status: 'accepted' as const } : { status: 'planned' as const, result };
}

/** The value, or `undefined` after `ms`. A failure that comes later is the workflow's own, seen in its history. */
function within<T>(ms: number, value: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  value.catch(() => {});
  return Promise.race([value, promise]).finally(() => clearTimeout(timer));
}
