import { cpuMsOfTree } from './process-usage.ts';

const PROCESSES = ['worker', 'server', 'postgres', 'redis'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** A number for each process. */
export type PerProcess = Record<ProcessName, number>;

export const perProcess = (value: (name: ProcessName) => number): PerProcess => ({
  worker: value('worker'),
  server: value('server'),
  postgres: value('postgres'),
  redis: value('redis'),
});

/** CPU time of the processes since the meter was made, less the times between `pause` and `resume`, in ms. */
export function startCpuMeter(pids: PerProcess) {
  const read = () => perProcess((name) => cpuMsOfTree(pids[name]));
  const counted = perProcess(() => 0);
  let since: PerProcess | undefined = read();
  const pause = () => {
    if (since === undefined) return;
    const now = read();
    for (const name of PROCESSES) counted[name] += now[name] - since[name];
    since = undefined;
  };
  return {
    pause,
    resume() {
      since = read();
    },
    stop(): PerProcess {
      pause();
      return counted;
    },
  };
}
