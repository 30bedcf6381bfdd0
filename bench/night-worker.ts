import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createExpoPushGateway } from '../integrations/push/expo/expo-push-gateway.ts';
import { createPushGateways } from '../integrations/push/push-gateways.ts';
import { cachedWorkflowBundle } from '../stack/cached-workflow-bundle.ts';
import { startWorker } from '../temporal/worker.ts';
import { serveParent } from './serve-parent.ts';

// The product's worker in a process of its own; only Expo's address is another.
const [expoUrl = ''] = process.argv.slice(2);
const config = readConfig(process.env);
// As temporal/worker.ts does, but for the lines about its own state.
const bindAddress = `${config.HOST}:${config.TEMPORAL_METRICS_PORT}`;
Runtime.install({
  logger: new DefaultLogger('WARN'),
  telemetryOptions: { metrics: { prometheus: { bindAddress } } },
});
const clock = () => new Date();
const worker = await startWorker({
  config,
  logger: pino({ level: config.LOG_LEVEL }),
  overrides: {
    workflowBundle: await cachedWorkflowBundle(),
    push: createPushGateways({
      expo: createExpoPushGateway({ timeoutMs: 10_000, clock, baseUrl: expoUrl }),
    }),
  },
});
serveParent({ stop: worker.stop });
