import { proxyActivities } from '@temporalio/workflow';

const { doNothing } = proxyActivities<{ doNothing(): Promise<void> }>({
  startToCloseTimeout: '15 seconds',
});

/** Five steps as regular activities that do nothing: what Temporal itself costs in the usual shape. */
export async function bareFive(): Promise<void> {
  await doNothing();
  await doNothing();
  await doNothing();
  await doNothing();
  await doNothing();
}
