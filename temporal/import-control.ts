import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { importReceiptId } from '../domain/night/workflow-ids.ts';
import type { ImportControl } from '../domain/ports/import-control.ts';
import { reaching, startOnce } from './reaching.ts';
import { SUBJECT_ID } from './search-attributes.ts';
import { NIGHT_TASK_QUEUE } from './task-queues.ts';

/** Hours of tries and a month of waiting; what still runs then is stuck, and the sweep starts it anew. */
const LONGEST_IMPORT = '45 days' as const;

/** Starts and steers the workflows of bills and photos. */
export const createImportControl = ({ client }: { client: Client }): ImportControl => ({
  startImport: (key) =>
    startOnce(client, () =>
      client.workflow.start('importReceipt', {
        taskQueue: NIGHT_TASK_QUEUE,
        workflowId: importReceiptId(key),
        args: [key],
        workflowExecutionTimeout: LONGEST_IMPORT,
        typedSearchAttributes: [{ key: SUBJECT_ID, value: key.userId }],
        // Whether there is something to do is the row's to say.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    ),

  async tellDecided(key) {
    const handle = client.workflow.getHandle(importReceiptId(key));
    try {
      await reaching(client, () => handle.signal('decided'));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  },
});
