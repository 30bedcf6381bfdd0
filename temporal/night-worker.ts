import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { type ActivityDeps, createActivities } from '../activities/index.ts';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import { observeActivities } from './activity-interceptor.ts';
import { createNightAdministration } from './administration.ts';
import { createNightControl } from './client.ts';
import { createImportControl } from './import-control.ts';
import { limitedWorkerOptions } from './limited-worker.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { PermitSlots } from './permit-slots.ts';
import { reportLeftOut } from './report-left-out.ts';
import { NIGHT_TASK_QUEUE, RECEIPTS_TASK_QUEUE, syncTaskQueue } from './task-queues.ts';

/** A step lasts seconds at most; what is still running then is retried elsewhere by Temporal. */
const SHUTDOWN_GRACE = '10 seconds' as const;

/** Requests in flight at once to a cloud that has no limit. */
const SYNC_CONCURRENCY = 10;

/**
 * Everyone who wakes in one minute is due in one second. By the usual ten seconds a worker has pushed to some
 * hundreds; the others would time out and be replayed from their histories. A dead worker's are late by as much.
 */
const STICKY_TIMEOUT = '30 seconds' as const;

/**
 * A night holds one of these while it is planned, and its task may take ten seconds. All that are in hand take turns at
 * each step, so that each takes as long as all of them: on a core that plans no more than 5 nights a second, five seconds.
 */
const NIGHTS_PER_CORE = 24;

/** With 200, tasks came near their ten seconds on any machine: workflows share one thread. */
const MOST_NIGHTS_IN_HAND = 120;

const NIGHTS_IN_HAND = Math.min(MOST_NIGHTS_IN_HAND, NIGHTS_PER_CORE * availableParallelism());

export type NightWorkerOptions = {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundleOption;
  deps: Omit<ActivityDeps, 'control' | 'administration' | 'importControl' | 'report'>;
  /** Pictures that are decoded and read at once. */
  receiptsAtOnce: number;
  /** Of the clouds that have a limit. */
  slots?: Partial<Record<ProviderId, PermitSlots>>;
  logger: Logger;
  metrics: WorkerMetrics;
};

/** A running worker. `stop` lets running steps end and resolves when the worker has. */
export type NightWorker = { client: Client; stop(): Promise<void>; finished: Promise<void> };

/**
 * Starts the worker of the night queue, that of the pictures, and one for each configured fitness cloud, on one
 * connection.
 * `finished` rejects when a worker dies, so that the process can end and be started again.
 */
export async function startNightWorker({
  connection,
  namespace,
  workflowBundle,
  deps,
  receiptsAtOnce,
  slots = {},
  logger,
  metrics,
}: NightWorkerOptions): Promise<NightWorker> {
  const client = new Client({ connection, namespace });
  const report = reportLeftOut({ logger, metrics });
  const activities = createActivities({
    ...deps,
    report,
    control: createNightControl({ client, eager: true }),
    administration: createNightAdministration({ client, report }),
    importControl: createImportControl({ client }),
  });
  const shared = {
    connection,
    namespace,
    shutdownGraceTime: SHUTDOWN_GRACE,
    interceptors: { activity: [observeActivities({ logger, metrics })] },
  };
  const night = await Worker.create({
    ...shared,
    taskQueue: NIGHT_TASK_QUEUE,
    workflowBundle,
    activities,
    maxConcurrentWorkflowTaskExecutions: NIGHTS_IN_HAND,
    stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT,
  });
  const { prepareImport, readImport, matchImport } = activities;
  const receipts = await Worker.create({
    ...shared,
    taskQueue: RECEIPTS_TASK_QUEUE,
    activities: { prepareImport, readImport, matchImport },
    maxConcurrentActivityTaskExecutions: receiptsAtOnce,
  });
  const clouds = Object.keys(deps.providers) as ProviderId[];
  const sync = await Promise.all(
    clouds.map((provider) =>
      Worker.create({
        ...shared,
        taskQueue: syncTaskQueue(provider),
        activities: {
          fetchActivity: activities.fetchActivity,
          fetchChangedDay: activities.fetchChangedDay,
          orderWebhooks: activities.orderWebhooks,
          revokeConsent: activities.revokeConsent,
        },
        ...(slots[provider]
          ? limitedWorkerOptions({ slots: slots[provider] })
          : { maxConcurrentActivityTaskExecutions: SYNC_CONCURRENCY }),
      }),
    ),
  );
  const workers = [night, receipts, ...sync];
  const finished = Promise.all(workers.map((worker) => worker.run())).then(() => {});
  finished.catch(() => {});
  // The sweep makes what is missing now: a worker works without its schedules.
  await activities.ensureSchedules().catch((error: unknown) => {
    report({ loop: 'schedules', item: { scheduleId: 'all' }, error });
  });
  return {
    client,
    finished,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.race([finished, sleep(15_000, undefined, { ref: false })]);
    },
  };
}
