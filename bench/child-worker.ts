import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

/** What a worker tells the benchmark. */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The bare worker: the last step of every run has ended. */
  z.object({ type: z.literal('ran') }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

/** What the benchmark tells a worker. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), runs: z.int(), prefix: z.string() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

export type ChildWorker = {
  pid: number;
  /** Sends a message; resolves when the worker answers with one of that type. */
  ask(params: { message: ToWorker; answer: FromWorker['type'] }): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a worker in a process of its own, so that its CPU time and memory are known; resolves when it is ready.
 *
 * Its standard output goes to standard error: the benchmark's is the report.
 */
export async function startChildWorker(params: {
  /** Module in this folder. */
  module: string;
  args: readonly string[];
  env: Record<string, string>;
  /** Folder that gets the CPU profiles of its threads when it ends. */
  profileDir?: string | undefined;
}): Promise<ChildWorker> {
  const { module, args, env, profileDir } = params;
  const child = fork(path.join(import.meta.dirname, module), [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${module} could not be started.`);

  const hear = (type: FromWorker['type']) =>
    new Promise<void>((resolve, reject) => {
      const listen = (message: unknown) => {
        if (FromWorker.parse(message).type !== type) return;
        child.off('message', listen);
        resolve();
      };
      child.on('message', listen);
      void exited.then(() => reject(new Error(`${module} has ended early.`)));
    });

  await hear('ready');
  return {
    pid,
    async ask({ message, answer }) {
      const answered = hear(answer);
      child.send(message);
      await answered;
    },
    async stop() {
      if (child.connected) child.send({ type: 'stop' } satisfies ToWorker);
      await exited;
    },
  };
}
