import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of an API process. Labels are path templates and statuses, never ids. */
export type ApiMetrics = {
  registry: Registry;
  observeRequest(args: { method: string; route: string; status: number; seconds: number }): void;
  /** A code was asked for beyond a limit that strangers can fill: `number`, `block`, `budget` or `verified`. */
  countFullLimit(limit: string): void;
};

/** Makes a registry of its own, so that two apps in one process (tests) do not collide. */
export function createApiMetrics(): ApiMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method, path template and status',
    labelNames: ['method', 'route', 'status'],
    // The targets are 50 ms from Redis and 150 ms from PostgreSQL at the 99th percentile.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const fullLimits = new Counter({
    name: 'one_time_codes_over_limit_total',
    help: 'One-time codes asked for, or verified, beyond a limit of the installation, by limit',
    labelNames: ['limit'],
    registers: [registry],
  });
  return {
    registry,
    countFullLimit: (limit) => fullLimits.inc({ limit }),
    observeRequest: ({ method, route, status, seconds }) =>
      duration.observe({ method, route, status: String(status) }, seconds),
  };
}
