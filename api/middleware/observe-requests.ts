import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { ApiMetrics } from '../metrics.ts';
import type { UserEnv } from '../router.ts';

/** Node takes some thirty methods; each would be a series of its own. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

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
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    metrics.observeRequest({ method, route, status, seconds: ms / 1000 });
    const level = status >= 500 ? 'error' : route.startsWith('/v1') ? 'info' : 'debug';
    logger[level](
      {
        requestId: c.var.requestId,
        method,
        route,
        status,
        ms: Math.round(ms),
        userId: (c.var.caller as { userId: string } | undefined)?.userId,
      },
      'request',
    );
  });
