import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { NativeConnection, TransportError } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

type TemporalSettings = Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_API_KEY'>;

const options = ({ TEMPORAL_ADDRESS, TEMPORAL_API_KEY }: TemporalSettings) => ({
  address: TEMPORAL_ADDRESS,
  // Temporal Cloud takes API keys over TLS only; a self-hosted server inside the cluster speaks plain gRPC.
  ...(TEMPORAL_API_KEY === undefined ? {} : { apiKey: TEMPORAL_API_KEY, tls: true as const }),
});

/** A client connection for the API: made at the first call, so that the API starts while Temporal is away. */
export const connectClient = (settings: TemporalSettings): Connection => Connection.lazy(options(settings));

/** The worker's connection. Its clients share it too: only so can the server start a workflow eagerly. */
/** One try. */
export const connectWorker = (settings: TemporalSettings): Promise<NativeConnection> =>
  NativeConnection.connect(options(settings));

/** Between two tries to reach the server. */
const RETRY_MS = 2_000;

/** The worker's connection, as soon as Temporal answers: until then it waits, and says so. */
export async function connectPatiently({
  config,
  logger,
}: {
  config: TemporalSettings;
  logger: Logger;
}): Promise<NativeConnection> {
  for (;;) {
    try {
      return await connectWorker(config);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      logger.warn({ address: config.TEMPORAL_ADDRESS }, 'Temporal is away: the worker waits for it');
      await sleep(RETRY_MS);
    }
  }
}
