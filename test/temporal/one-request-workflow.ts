import { proxyActivities } from '@temporalio/workflow';

/** Asks a cloud once, from its own queue, as urgently as `priorityKey` says and fair among `fairnessKey`s. */
export async function oneRequest({
  taskQueue,
  priorityKey,
  fairnessKey,
}: {
  taskQueue: string;
  priorityKey: number;
  fairnessKey: string;
}): Promise<void> {
  const { ask } = proxyActivities<{
    ask(args: { priorityKey: number; fairnessKey: string }): Promise<void>;
  }>({
    taskQueue,
    startToCloseTimeout: '10 seconds',
    priority: { priorityKey, fairnessKey },
  });
  await ask({ priorityKey, fairnessKey });
}
