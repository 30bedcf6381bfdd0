import type { ConnectionTask } from '../domain/activity/connection-task.ts';
import { syncTaskQueue } from '../temporal/task-queues.ts';
import { connectionCall, patient, quick } from './activity-options.ts';
import { persistently } from './persistently.ts';

/**
 * Tells a fitness cloud something about a connection, when its limit leaves a turn. What cannot be told in time is
 * given up: webhooks are asked for again by the next sweep, a consent that the cloud would not end is forgotten here.
 */
export async function tendConnection(task: ConnectionTask): Promise<void> {
  const call = connectionCall(syncTaskQueue(task.provider));
  if (task.kind === 'order_webhooks') {
    await call.orderWebhooks(task);
    return;
  }
  try {
    await call.revokeConsent(task);
  } catch {
    const { consentId } = task;
    await persistently(
      () => quick.forgetConsent({ consentId }),
      () => patient.forgetConsent({ consentId }),
    );
  }
}
