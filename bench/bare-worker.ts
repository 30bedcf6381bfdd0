import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readConfig } from '../config.ts';
import { mapBounded } from '../domain/map-bounded.ts';
import { connectWorker } from '../temporal/connection.ts';
import { serveParent } from './serve-parent.ts';

const TASK_QUEUE = 'bench-bare';

/** As in the night's own fan-out. */
const STARTS_IN_FLIGHT = 20;

const STEPS = 5;

const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });
const config = readConfig(process.env);
const connection = await connectWorker(config);
const namespace = config.TEMPORAL_NAMESPACE;
const client = new Client({ connection, namespace });
const workflowsPath = fileURLToPath(new URL('./bare-workflow.ts', import.meta.url));
let steps = 0;
let stepsEnded = Promise.withResolvers<void>();
let stepsWanted = 0;
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
  activities: {
    async doNothing() {
      steps += 1;
      if (steps === stepsWanted) stepsEnded.resolve();
    },
  },
});
const finished = worker.run();

/** Starts the runs as the night starts its users: bounded, and eagerly on the worker's own connection. */
async function run({ runs, prefix }: { runs: number; prefix: string }): Promise<void> {
  steps = 0;
  stepsWanted = runs * STEPS;
  stepsEnded = Promise.withResolvers();
  const numbers = Array.from({ length: runs }, (_, number) => number);
  await mapBounded(numbers, STARTS_IN_FLIGHT, (number) =>
    client.workflow.start('bareFive', {
      taskQueue: TASK_QUEUE,
      workflowId: `${prefix}${number}`,
      requestEagerStart: true,
    }),
  );
  await stepsEnded.promise;
}

serveParent({
  run,
  async stop() {
    worker.shutdown();
    await finished;
    await connection.close();
  },
});
