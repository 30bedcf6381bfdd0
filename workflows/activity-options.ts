import {
  type ActivityOptions,
  type LocalActivityOptions,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { SYNC_PRIORITIES } from '../domain/night/sync-priority.ts';
import { RECEIPTS_TASK_QUEUE } from '../temporal/task-queues.ts';

/**
 * The quick tries of a step: in the worker itself, without a task of its own.
 *
 * A step is a few statements on PostgreSQL, so two seconds mean that something is wrong. Three tries
 * within a second ride out a failover blip; what is still failing then goes on as `patient`.
 */
const QUICK: LocalActivityOptions = {
  startToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 3, initialInterval: '100 milliseconds', backoffCoefficient: 3 },
};

/**
 * As `QUICK`, but recipes are chosen in threads, and a night's fan-out may have hundreds of days before this one in
 * their queue. Another try would only stand in line again.
 */
const QUICK_CHOICE: LocalActivityOptions = { ...QUICK, startToCloseTimeout: '15 seconds' };

/**
 * A push waits for a gateway on the internet: its adapters give up after ten seconds. One quick try; a
 * gateway that says "later" means minutes.
 */
const QUICK_PUSH: LocalActivityOptions = {
  startToCloseTimeout: '15 seconds',
  retry: { maximumAttempts: 1 },
};

/**
 * The long wait of a step whose quick tries failed: a regular activity, so that the Temporal UI shows its
 * attempts and last failure. A killed worker is noticed after `startToCloseTimeout`, so that is short.
 */
export const PATIENT_RETRY = {
  initialInterval: '2 seconds',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
} satisfies ActivityOptions['retry'];

const PATIENT: ActivityOptions = {
  startToCloseTimeout: '15 seconds',
  // The next night starts before then.
  scheduleToCloseTimeout: '20 hours',
  // It waits for what is away. A mistake does not go by waiting: then the fallback has its turn.
  retry: { ...PATIENT_RETRY, nonRetryableErrorTypes: ['unexpected'] },
};

/** A page of the fan-out starts 100 workflows; it heartbeats, so a killed worker costs 15 seconds. */
const FAN_OUT: ActivityOptions = {
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
};

/** An erasure has no deadline after which it may be given up. A user of years has hundreds of executions. */
const ERASING: ActivityOptions = { startToCloseTimeout: '5 minutes', retry: PATIENT_RETRY };

/** What rides along with the sweep must not hold it up: the next one is a quarter of an hour away. */
const HOUSEKEEPING: ActivityOptions = {
  startToCloseTimeout: '5 minutes',
  retry: { maximumAttempts: 2, initialInterval: '1 second' },
};

/**
 * A bill is read in seconds, by a model in the minutes that its setting allows; the step beats, so that a killed worker costs 20 seconds. What
 * it needs may be away for hours: twelve tries, the last five an hour apart. No more, because a picture that kills its
 * worker looks the same from here.
 */
const RECEIPTS: ActivityOptions = {
  taskQueue: RECEIPTS_TASK_QUEUE,
  startToCloseTimeout: '12 minutes',
  heartbeatTimeout: '20 seconds',
  retry: {
    initialInterval: '5 seconds',
    backoffCoefficient: 3,
    maximumInterval: '1 hour',
    maximumAttempts: 12,
    nonRetryableErrorTypes: ['unexpected'],
  },
};

export const quick = proxyLocalActivities<Activities>(QUICK);
export const quickChoice = proxyLocalActivities<Activities>(QUICK_CHOICE);
export const quickPush = proxyLocalActivities<Activities>(QUICK_PUSH);
export const patient = proxyActivities<Activities>(PATIENT);
export const fanOut = proxyActivities<Activities>(FAN_OUT);
export const erasing = proxyActivities<Activities>(ERASING);
export const receipts = proxyActivities<Activities>(RECEIPTS);
export const housekeeping = proxyActivities<Activities>(HOUSEKEEPING);

/** A push that is tried for `ms` in all, whatever a gateway answers: until noon. */
export const patientPush = (ms: number) =>
  proxyActivities<Activities>({
    ...PATIENT,
    retry: PATIENT_RETRY,
    scheduleToCloseTimeout: Math.max(ms, 1),
  });

/**
 * What a cloud is told about a connection waits behind everybody's day, at the lowest priority; hence
 * also the days that it may take.
 */
export const connectionCall = (taskQueue: string) =>
  proxyActivities<Activities>({
    taskQueue,
    scheduleToCloseTimeout: '3 days',
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 hour' },
    priority: { priorityKey: SYNC_PRIORITIES, fairnessKey: 'connections' },
  });

/**
 * A request to a fitness cloud, on the cloud's own queue. It may wait in the queue until the deadline;
 * once started, half a minute is plenty for one HTTP request.
 */
export const remoteSync = ({
  taskQueue,
  ms,
  priorityKey,
  fairnessKey,
}: {
  taskQueue: string;
  ms: number;
  priorityKey: number;
  fairnessKey: string;
}) =>
  proxyActivities<Activities>({
    taskQueue,
    scheduleToCloseTimeout: Math.max(ms, 1),
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
    priority: { priorityKey, fairnessKey },
  });
