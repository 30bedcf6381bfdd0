import { createMiddleware } from 'hono/factory';

/** Sets `Cache-Control` where the handler did not. */
export const cacheControl = (value: 'no-store' | 'private, no-cache') =>
  createMiddleware(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', value);
  });
