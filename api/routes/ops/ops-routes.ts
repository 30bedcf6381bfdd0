import type { Clock } from '../../../domain/ports/clock.ts';
import type { NightControl } from '../../../domain/ports/night-control.ts';
import type { OperationsRepository } from '../../../domain/ports/operations-repository.ts';
import type { RateLimits } from '../../../domain/ports/rate-limits.ts';
import { auditRefusals } from '../../middleware/audit-refusals.ts';
import { requireRole } from '../../middleware/authenticate.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { listAudit } from './list-audit.ts';
import { listFailures } from './list-failures.ts';
import { listNights } from './list-nights.ts';
import { reschedule } from './reschedule.ts';

/** What operators see and do. Everybody else is refused, and the attempt noted. */
export function opsRoutes(deps: {
  operations: OperationsRepository;
  control: NightControl;
  rateLimits: RateLimits;
  clock: Clock;
}): UserRouter {
  const router = createUserRouter();
  router.use('/v1/ops/*', auditRefusals(deps), requireRole('ops'));
  listNights(router, deps);
  listFailures(router, deps);
  reschedule(router, deps);
  listAudit(router, deps);
  return router;
}
