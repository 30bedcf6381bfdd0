import type { UserId } from '../domain/ids.ts';
import type { EraseRepository } from '../domain/ports/erase-repository.ts';
import type { NightAdministration } from '../domain/ports/night-control.ts';
import type { PlanCache } from '../domain/ports/plan-cache.ts';

type Deps = { erase: EraseRepository; cache: PlanCache; administration: NightAdministration };

/** The steps of the workflow `eraseUser`; each may run twice. */
export const createEraseSteps = ({ erase, cache, administration }: Deps) => ({
  /** From here on no write for this user goes through, in PostgreSQL or in the cache. */
  async fenceUser({ userId }: { userId: UserId }): Promise<void> {
    await erase.fence({ userId });
    await cache.erase({ userId });
  },
  async cancelNights({ userId }: { userId: UserId }): Promise<void> {
    await administration.cancelUser({ userId });
  },
  async deleteUserData({ userId }: { userId: UserId }): Promise<void> {
    await erase.deleteUser({ userId });
    await cache.erase({ userId });
  },
  async deleteExecutions({ userId }: { userId: UserId }): Promise<{ executions: number }> {
    return { executions: await administration.deleteUserExecutions({ userId }) };
  },
});
