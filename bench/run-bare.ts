import type { PerProcess } from './cpu-meter.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { type HistorySample, sampleHistories, untilCompleted } from './histories.ts';
import type { BenchServices } from './services.ts';

export type BareResult = { runsPerSecond: number; cpuMs: PerProcess; history: HistorySample };

/** Makes the measurement of bare workflows; each call is one run of `runs` workflows of five steps that do nothing. */
export function createBareRun({ client, bare }: BenchServices) {
  let completed = 0;
  let round = 0;
  return async ({ runs }: { runs: number }): Promise<BareResult> => {
    round += 1;
    completed += runs;
    const prefix = `bare-${round}-`;
    const meter = startCpuMeter(bare.pids);
    const begun = performance.now();
    await bare.ask({ message: { type: 'run', runs, prefix }, answer: 'ran' });
    await untilCompleted({ client, workflowType: 'bareFive', count: completed });
    const seconds = (performance.now() - begun) / 1000;
    const cpuMs = meter.stop();
    const workflowIds = Array.from({ length: runs }, (_, number) => `${prefix}${number}`);
    return { runsPerSecond: runs / seconds, cpuMs, history: await sampleHistories({ client, workflowIds }) };
  };
}
