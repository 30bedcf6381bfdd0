import path from 'node:path';
import type { ClaimedDataDir } from './data-dir.ts';
import { type ServiceControls, startEmbeddedProcess } from './embedded-process.ts';
import { answersTemporal, ensureNamespace } from './temporal-namespace.ts';

/** The development server makes it by itself. */
const NAMESPACE = 'default';

export type TemporalService = ServiceControls & { address: string; uiUrl: string | undefined };

/**
 * Starts Temporal's development server with its UI on 127.0.0.1, on a file, so that it survives a restart.
 *
 * Without the pragmas the file makes it less than half as fast.
 */
export async function startTemporal(params: {
  binary: string;
  port: number;
  uiPort: number;
  dataDir: ClaimedDataDir;
}): Promise<TemporalService> {
  const { binary, port, uiPort, dataDir } = params;
  const address = `127.0.0.1:${port}`;
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--ui-port',
    String(uiPort),
  ];
  args.push('--db-filename', path.join(dataDir.path, 'temporal.db'), '--log-level', 'error');
  args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL');
  // A queue's rate limit and priorities hold exactly only when one partition has the whole queue.
  args.push('--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1');
  args.push('--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1');
  // Requests to fitness clouds wait fair among zones: without it, one zone's backlog would go first.
  args.push('--dynamic-config-value', 'matching.enableFairness=true');

  const controls = await startEmbeddedProcess({
    label: 'Temporal',
    name: 'temporal',
    dataDir,
    ports: [
      { port, setting: 'TEMPORAL_PORT' },
      { port: uiPort, setting: 'TEMPORAL_UI_PORT' },
    ],
    run: { command: binary, args, stopSignal: 'SIGTERM' },
    isReady: () => answersTemporal({ address, namespace: NAMESPACE }),
  });
  await ensureNamespace({ address, namespace: NAMESPACE });
  return { ...controls, address, uiUrl: `http://127.0.0.1:${uiPort}` };
}
