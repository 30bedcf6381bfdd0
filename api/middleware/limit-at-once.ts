import type { MiddlewareHandler } from 'hono';
import type { AtOnce } from '../at-once.ts';
import type { UserEnv } from '../router.ts';

/** Lets a user have only so many writes in hand at once; reads pass. Throws like `atOnce.begin`. */
export const limitAtOnce =
  ({ atOnce }: { atOnce: AtOnce }): MiddlewareHandler<UserEnv> =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const end = atOnce.begin({ userId: c.var.caller.userId });
    try {
      await next();
    } finally {
      end();
    }
  };
