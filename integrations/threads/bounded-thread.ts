import pLimit from 'p-limit';
import { Piscina } from 'piscina';
// Threads use it too, and its native libraries must stay loaded when one of them ends.
import 'sharp';
import type { TaskOutcome } from './thread-task.ts';

/** `lost`: the thread ended, or took too long. The same task would do the same again. */
export type ThreadOutcome<Result> = TaskOutcome<Result> | { status: 'lost' };

/**
 * Runs tasks one after the other, each in a thread that ends with it: what a stranger's file does to the memory of its
 * decoder ends there too. `timeLimitMs` counts from the start of the thread.
 */
export function createBoundedThread<Task, Result>({
  file,
  timeLimitMs,
}: {
  /** Its default export is a `threadTask`. */
  file: URL;
  timeLimitMs: number;
}): {
  /** @throws the abort reason of `signal` */
  run(args: { task: Task; signal?: AbortSignal | undefined }): Promise<ThreadOutcome<Result>>;
} {
  const inTurn = pLimit(1);
  return {
    run: ({ task, signal }) => inTurn(() => runOnce<Task, Result>({ file, timeLimitMs, task, signal })),
  };
}

async function runOnce<Task, Result>(args: {
  file: URL;
  timeLimitMs: number;
  task: Task;
  signal: AbortSignal | undefined;
}): Promise<ThreadOutcome<Result>> {
  const { file, timeLimitMs, task, signal } = args;
  signal?.throwIfAborted();
  const pool = new Piscina<Task, TaskOutcome<Result>>({ filename: file.href, minThreads: 0, maxThreads: 1 });
  // A thread that ends outside of its task says so here; the task is rejected as well.
  pool.on('error', () => undefined);
  const limit = AbortSignal.timeout(timeLimitMs);
  try {
    return await pool.run(task, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
  } catch {
    signal?.throwIfAborted();
    return { status: 'lost' };
  } finally {
    await pool.destroy();
  }
}
