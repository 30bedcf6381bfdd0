import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of a worker: steps and what they came to. Labels are names and codes, never ids. */
export type WorkerMetrics = {
  registry: Registry;
  observeStep(args: { step: string; code: string; seconds: number }): void;
  countLeftOut(args: { loop: string; code: string }): void;
};

/** Makes a registry of its own, so that two workers in one process (tests) do not collide. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'night_step_duration_seconds',
    help: 'Time of a step, by step',
    labelNames: ['step'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'night_steps_total',
    help: 'Steps, by step and code: `ok`, or why it failed',
    labelNames: ['step', 'code'],
    registers: [registry],
  });
  const leftOut = new Counter({
    name: 'loop_items_left_out_total',
    help: 'Zones, users and rows that a loop left out, by loop and code',
    labelNames: ['loop', 'code'],
    registers: [registry],
  });
  return {
    registry,
    countLeftOut: (labels) => leftOut.inc(labels),
    observeStep({ step, code, seconds }) {
      duration.observe({ step }, seconds);
      outcomes.inc({ step, code });
    },
  };
}
