import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { CLOUD_PATH, type CloudId } from './cloud.ts';
import { googleFailure } from './clouds/google-error.ts';
import type { Fault } from './faults.ts';
import { monotonicNow } from './limits/request-log.ts';
import type { World } from './world.ts';

/**
 * What happens to every request before a cloud answers it: it is logged at its arrival, held to the limit, and may meet
 * a fault. Refused requests are in the log as well, for a client has sent them.
 */
export const observe = ({ world, cloud }: { world: World; cloud: CloudId }) =>
  createMiddleware(async (c, next) => {
    const atMs = monotonicNow();
    const path = c.req.path.slice(CLOUD_PATH[cloud].length);
    const waitMs = world.limits[cloud].take(atMs);
    const fault = waitMs === undefined ? world.faults.take({ cloud, path }) : undefined;
    if (waitMs !== undefined) c.res = tooMany(c, cloud, Math.ceil(waitMs / 1000));
    else if (fault) c.res = await misbehave({ c, cloud, fault, next });
    else await next();
    world.log.add({ atMs, cloud, method: c.req.method, path, httpStatus: c.res.status });
  });

type Misbehaviour = { c: Context; cloud: CloudId; fault: Fault; next: () => Promise<void> };

async function misbehave({ c, cloud, fault, next }: Misbehaviour): Promise<Response> {
  switch (fault.kind) {
    case 'rate_limited':
      return tooMany(c, cloud, fault.retryAfterSeconds);
    case 'server_error': {
      const response = c.text('Service Unavailable', 503);
      const headers = new Headers(response.headers);
      if (fault.retryAfterSeconds !== undefined) headers.set('retry-after', String(fault.retryAfterSeconds));
      return new Response(response.body, { status: fault.httpStatus, headers });
    }
    case 'sunset':
      return c.text('Gone', 410);
    case 'insufficient_scope':
      return noScope(c, cloud);
    case 'not_json':
      return c.html('<!doctype html><title>Maintenance</title>', 200);
    case 'hang':
      await wait(fault.delayMs, undefined, { ref: false });
      return c.body(null, 504);
    case 'slow':
      await wait(fault.delayMs, undefined, { ref: false });
      await next();
      return c.res;
    case 'truncated':
      await next();
      return truncated(c.res);
  }
}

/** Half of the answer, with a length that says that it is all. */
async function truncated(response: Response): Promise<Response> {
  const text = await response.text();
  const { status } = response;
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

function tooMany(c: Context, cloud: CloudId, retryAfterSeconds: number | undefined): Response {
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  if (cloud === 'fitbit') {
    return c.json({ errors: [{ errorType: 'system', message: 'Too Many Requests' }], success: false }, 429);
  }
  const reason = 'RATE_LIMIT_EXCEEDED';
  return googleFailure(c, {
    httpStatus: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Quota exceeded.',
    reason,
  });
}

function noScope(c: Context, cloud: CloudId): Response {
  if (cloud === 'fitbit') {
    const errors = [
      { errorType: 'insufficient_scope', message: 'This application lacks the activity scope' },
    ];
    return c.json({ errors, success: false }, 403);
  }
  const message = 'Request had insufficient authentication scopes.';
  const reason = 'ACCESS_TOKEN_SCOPE_INSUFFICIENT';
  return googleFailure(c, { httpStatus: 403, status: 'PERMISSION_DENIED', message, reason });
}
