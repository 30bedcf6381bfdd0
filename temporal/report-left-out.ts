import type { Logger } from 'pino';
import type { ReportLeftOut } from '../domain/work-through.ts';
import { describeError } from '../telemetry/describe-error.ts';
import { toApplicationFailure } from './errors.ts';
import type { WorkerMetrics } from './metrics.ts';

/** A log line and a count for each item that a loop left out. */
export const reportLeftOut =
  ({ logger, metrics }: { logger: Logger; metrics: WorkerMetrics }): ReportLeftOut =>
  ({ loop, item, error }) => {
    const code = toApplicationFailure(error).type ?? 'unexpected';
    metrics.countLeftOut({ loop, code });
    logger.warn({ loop, ...item, code, error: describeError(error) }, 'left out of a loop');
  };
