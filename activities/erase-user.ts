import type { UserId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { EraseRepository } from '../domain/ports/erase-repository.ts';
import type { FileStore } from '../domain/ports/file-store.ts';
import type { NightAdministration, NightControl } from '../domain/ports/night-control.ts';
import type { PlanCache } from '../domain/ports/plan-cache.ts';
import { filesOfUser } from '../domain/receipts/import-files.ts';

type Deps = {
  erase: EraseRepository;
  cache: PlanCache;
  files: Pick<FileStore, 'deleteAll'>;
  administration: NightAdministration;
  endedConsents: EndedConsentRepository;
  control: NightControl;
  clock: Clock;
};

/** The steps of the workflow `eraseUser`; each may run twice. */
export const createEraseSteps = ({
  erase,
  cache,
  files,
  administration,
  endedConsents,
  control,
  clock,
}: Deps) => ({
  /** From here on no write for this user goes through, in PostgreSQL or in the cache. */
  async fenceUser({ userId }: { userId: UserId }): Promise<void> {
    await erase.fence({ userId });
    await cache.erase({ userId });
  },
  async cancelNights({ userId }: { userId: UserId }): Promise<void> {
    await administration.cancelUser({ userId });
  },
  /** Clouds are told on their own time, by runs and rows that do not name the user: no cloud holds an erasure up. */
  async endConnections({ userId }: { userId: UserId }): Promise<void> {
    const consents = await endedConsents.endAll({ userId, at: clock() });
    // What does not come through is started by the sweep: a second try of this step finds the connections ended.
    await Promise.allSettled(
      consents.map((consent) => control.startConnectionTask({ kind: 'revoke', ...consent })),
    );
  },
  async deleteUserData({ userId }: { userId: UserId }): Promise<void> {
    await erase.deleteUser({ userId });
    await cache.erase({ userId });
  },
  async deleteUserFiles({ userId }: { userId: UserId }): Promise<void> {
    await files.deleteAll({ prefix: filesOfUser(userId) });
  },
  async deleteExecutions({ userId }: { userId: UserId }): Promise<{ executions: number }> {
    return { executions: await administration.deleteUserExecutions({ userId }) };
  },
});
