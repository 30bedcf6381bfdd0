import type { Connection } from '@temporalio/client';

const DEADLINE_MS = 1_500;

/** Asks whether Temporal answers, and closes the connection without leaving a question open. */
export type TemporalProbe = { check(): Promise<void>; close(): Promise<void> };

/** Owns `connection` from now on. */
export function createTemporalProbe({ connection }: { connection: Connection }): TemporalProbe {
  const running = new Set<Promise<unknown>>();
  return {
    async check() {
      const call = connection.withDeadline(Date.now() + DEADLINE_MS, () =>
        connection.workflowService.getSystemInfo({}),
      );
      running.add(call);
      await call.finally(() => running.delete(call));
    },
    async close() {
      // The client repeats failed calls by a timer, and a repetition on a closed connection ends the process.
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
