import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Logger } from 'pino';
import { describeError } from '../telemetry/describe-error.ts';
import { toApplicationFailure } from './errors.ts';
import type { WorkerMetrics } from './metrics.ts';

/** Around every step: the one translation of errors, a log line for each failure, and the metrics. */
export const observeActivities =
  ({ logger, metrics }: { logger: Logger; metrics: WorkerMetrics }) =>
  ({ info }: Context): ActivityInterceptors => ({
    inbound: {
      async execute(input, next) {
        const begun = performance.now();
        const observe = (code: string) =>
          metrics.observeStep({ step: info.activityType, code, seconds: (performance.now() - begun) / 1000 });
        try {
          const result = await next(input);
          observe('ok');
          return result;
        } catch (error) {
          const failure = toApplicationFailure(error);
          const code = failure.type ?? 'unexpected';
          observe(code);
          const { workflowId, runId } = info.workflowExecution ?? {};
          const context = { workflowId, runId, step: info.activityType, attempt: info.attempt, code };
          logger.warn({ ...context, error: describeError(error) }, 'step failed');
          throw failure;
        }
      },
    },
  });
