import { createMiddleware } from 'hono/factory';
import type { OperationsRepository } from '../../domain/ports/operations-repository.ts';
import type { RateLimitRule, RateLimits } from '../../domain/ports/rate-limits.ts';
import type { UserEnv } from '../router.ts';

/** Enough to be seen: somebody who goes on trying must not be able to fill the log. */
const REFUSALS: RateLimitRule = { name: 'ops-refused', calls: 10, windowSeconds: 3_600 };

/** Notes in the audit log who was refused what, outside of `requireRole`. */
export const auditRefusals = ({
  operations,
  rateLimits,
}: {
  operations: OperationsRepository;
  rateLimits: RateLimits;
}) =>
  createMiddleware<UserEnv>(async (c, next) => {
    await next();
    if (c.res.status !== 403) return;
    const { userId } = c.var.caller;
    const { status } = await rateLimits.consume({ rule: REFUSALS, key: userId });
    if (status === 'limited') return;
    const details = { method: c.req.method, route: c.var.route, outcome: 'refused' };
    await operations.saveAuditEntry({ at: c.var.now, actor: userId, action: 'ops.call', details });
  });
