import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';

const SAMPLE_SIZE = 20;

/** Waits until so many runs of a workflow have completed since the server was started. */
export async function untilCompleted(params: {
  client: Client;
  workflowType: string;
  count: number;
}): Promise<void> {
  const { client, workflowType, count } = params;
  const query = `WorkflowType = '${workflowType}' AND ExecutionStatus = 'Completed'`;
  while ((await client.workflow.count(query)).count < count) await sleep(50);
}

export type HistorySample = { events: number; bytes: number; eagerShare: number };

/** Mean length and size of some of the histories, and how many of them were started eagerly. */
export async function sampleHistories(params: {
  client: Client;
  workflowIds: readonly string[];
}): Promise<HistorySample> {
  const step = Math.max(1, Math.floor(params.workflowIds.length / SAMPLE_SIZE));
  const ids = params.workflowIds.filter((_, index) => index % step === 0);
  const sampled = await Promise.all(
    ids.map(async (id) => {
      const handle = params.client.workflow.getHandle(id);
      const [described, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      return {
        events: described.historyLength,
        bytes: described.historySize ?? 0,
        eager: started?.eagerExecutionAccepted ? 1 : 0,
      };
    }),
  );
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    events: mean(sampled.map(({ events }) => events)),
    bytes: mean(sampled.map(({ bytes }) => bytes)),
    eagerShare: mean(sampled.map(({ eager }) => eager)),
  };
}
