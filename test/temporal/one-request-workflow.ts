import { proxyActivities } from '@temporalio/workflow';

/** Asks a cloud once, from its own queue, as urgently as `priorityKey` says. */
export async function oneRequest({
  taskQueue,
  priorityKey,
}: {
  taskQueue: string;
  priorityKey: number;
}): Promise<void> {
  const { ask } = proxyActivities<{ ask(args: { priorityKey: number }): Promise<void> }>({
    taskQueue,
    startToCloseTimeout: '10 seconds',
    priority: { priorityKey },
  });
  await ask({ priorityKey });
}
