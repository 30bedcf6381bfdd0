import { type FromWorker, ToWorker } from './child-worker.ts';

/** The worker's end: says that it is ready, does what it is told, and ends with its parent. */
export function serveParent({
  run,
  stop,
}: {
  run?: (params: { runs: number; prefix: string }) => Promise<void>;
  stop: () => Promise<void>;
}): void {
  const tell = (message: FromWorker) => process.send?.(message);
  const end = async () => {
    await stop();
    process.exit();
  };
  process.once('disconnect', () => process.exit());
  process.on('message', async (received) => {
    const message = ToWorker.parse(received);
    if (message.type === 'stop') return end();
    await run?.(message);
    tell({ type: 'ran' });
  });
  tell({ type: 'ready' });
}
