import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { ApiMetrics } from '../metrics.ts';
import type { UserEnv } from '../router.ts';

/**
 * One log line and one measurement for each request.
 *
 * They hold the path template, the status, the time and random ids; never a path, a query, an address
 * or a body. Paths without a route are all `unknown`, so that scanners cannot fill the metrics.
 */
export const observeRequests = ({ logger, metrics }: { logger: Logger; metrics: ApiMetrics }) =>
  createMiddleware<UserEnv>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    const ms = performance.now() - startedAt;
    const route = c.var.route ?? 'unknown';
    const { status } = c.res;
    metrics.observeRequest({ method: c.req.method, route, status, seconds: ms / 1000 });
    const level = status >= 500 ? 'error' : route.startsWith('/v1') ? 'info' : 'debug';
    logger[level](
      {
        requestId: c.var.requestId,
        method: c.req.method,
        route,
        status,
        ms: Math.round(ms),
        userId: (c.var.caller as { userId: string } | undefined)?.userId,
      },
      'request',
    );
  });
