import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { DomainError } from '../../domain/errors.ts';
import type { RateLimitRule, RateLimits } from '../../domain/ports/rate-limits.ts';
import type { UserEnv } from '../router.ts';

/** Ample for a person with a few devices; a runaway client is stopped within seconds. */
const CALLS_PER_USER: RateLimitRule = { name: 'user', calls: 300, windowSeconds: 60 };

/** Counts one call. Throws `rate_limited` with the time to wait when there are none left. */
export async function countCall(args: { rateLimits: RateLimits; rule: RateLimitRule; key: string }): Promise<{
  remaining: number;
  resetMs: number;
}> {
  const state = await args.rateLimits.consume({ rule: args.rule, key: args.key });
  if (state.status === 'allowed') return state;
  throw new DomainError('rate_limited', 'rate_limited', 'Too many requests. Wait, then try again.', {
    retryAfterMs: state.retryAfterMs,
  });
}

/** Tells the caller what is left (draft-ietf-httpapi-ratelimit-headers). */
function setRateLimitHeaders(
  c: Context,
  { rule, remaining, resetMs }: { rule: RateLimitRule; remaining: number; resetMs: number },
): void {
  c.header('ratelimit-policy', `"${rule.name}";q=${rule.calls};w=${rule.windowSeconds}`);
  c.header('ratelimit', `"${rule.name}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`);
}

/** Bounds what one signed-in user may ask in a minute. */
export const limitUserRate = ({ rateLimits }: { rateLimits: RateLimits }) =>
  createMiddleware<UserEnv>(async (c, next) => {
    const state = await countCall({ rateLimits, rule: CALLS_PER_USER, key: c.var.caller.userId });
    setRateLimitHeaders(c, { rule: CALLS_PER_USER, ...state });
    await next();
  });
