import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { describeError } from '../telemetry/describe-error.ts';
import { close, listen } from '../telemetry/listen.ts';
import { createMetricsServer } from '../telemetry/metrics-server.ts';
import { createApp } from './app.ts';
import { composeApi, type Replaceable } from './compose.ts';
import { keepTelling } from './plans/plan-triggers.ts';

/** How long a client may take to send the head, and all of a request: a picture over a slow network. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** A running API. `stop` lets running requests finish. */
export type RunningApi = { url: string; metricsUrl: string; stop(): Promise<void> };

/** Starts the API and its metrics on the ports of `config` (0 takes free ones). */
export async function startApi({
  config,
  ...replaced
}: { config: Config } & Replaceable): Promise<RunningApi> {
  const composed = await composeApi({ config, ...replaced });
  const { fetch } = createApp(composed.deps);
  // Without other options the adapter makes a plain HTTP/1.1 server.
  const server = createAdaptorServer({ fetch }) as Server;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const metricsServer = createMetricsServer(composed.deps.metrics);
  const url = await listen({ server, port: config.PORT, host: config.HOST, setting: 'PORT' });
  const metricsUrl = await listen({
    ...{ server: metricsServer, port: config.METRICS_PORT, host: config.METRICS_HOST ?? config.HOST },
    setting: 'METRICS_PORT',
  });
  const telling = keepTelling(composed.deps);
  composed.deps.logger.info({ url, metricsUrl }, 'API started');
  return {
    url,
    metricsUrl,
    async stop() {
      telling.stop();
      await Promise.all([close(server), close(metricsServer)]);
      await composed.close();
    },
  };
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const api = await startApi({ config }).catch((error: unknown) => {
    const advice = error instanceof Error && /^Port \d+ is taken/.test(error.message) ? error.message : '';
    const logger = pino({ level: config.LOG_LEVEL });
    logger.fatal({ error: describeError(error) }, advice || 'the API could not start');
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void api.stop());
}
