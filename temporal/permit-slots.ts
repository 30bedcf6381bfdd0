import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivitySlotInfo, CustomSlotSupplier } from '@temporalio/worker';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ProviderLimiter, RequestPermit } from '../domain/ports/provider-limiter.ts';

/** A permit may come free before it was to be expected: a request ended early. */
const LONGEST_WAIT_MS = 1_000;

/** Slots of a worker that polls only while it may send a request, and the permits of the work it has begun. */
export type PermitSlots = {
  supplier: CustomSlotSupplier<ActivitySlotInfo>;
  /** A permit for the work that runs now; undefined when its request needs one of its own. */
  take(): RequestPermit | undefined;
};

/**
 * Makes a worker take work from a cloud's queue only when the cloud may be asked: what must wait, waits in Temporal,
 * which then gives out the most urgent. Any permit serves any work of the queue.
 */
export function createPermitSlots({
  limiter,
  provider,
}: {
  limiter: ProviderLimiter;
  provider: ProviderId;
}): PermitSlots {
  const begun = new Map<string, RequestPermit>();
  const giveBack = (permit: RequestPermit) => {
    void limiter.settle({ permit, outcome: { status: 'unused' } });
  };
  return {
    take() {
      const [permit] = begun.values();
      if (permit) begun.delete(permit.id);
      return permit;
    },
    supplier: {
      type: 'custom',
      reserveSlot: async (_context, abortSignal) => {
        for (;;) {
          const reservation = await reserveOrWait(limiter, provider);
          if (reservation.status === 'granted') {
            if (!abortSignal.aborted) return reservation.permit;
            giveBack(reservation.permit);
          }
          const waitMs = reservation.status === 'wait' ? reservation.waitMs : 0;
          await sleep(Math.min(waitMs, LONGEST_WAIT_MS), undefined, { signal: abortSignal }).catch(() => {});
          // The worker takes any other error than this one for a mistake.
          if (abortSignal.aborted) throw abortSignal.reason;
        }
      },
      // Eager activities would slip past the order of the queue.
      tryReserveSlot: () => null,
      markSlotUsed({ permit }) {
        const used = permit as RequestPermit;
        begun.set(used.id, used);
      },
      releaseSlot({ permit, slotInfo }) {
        const released = permit as RequestPermit;
        // What sent its request has taken a permit, and settles that one.
        if (begun.delete(released.id) || slotInfo === undefined) giveBack(released);
      },
    },
  };
}

/** Without Redis nobody knows what was sent: then there is no work either. */
async function reserveOrWait(limiter: ProviderLimiter, provider: ProviderId) {
  try {
    return await limiter.reserve({ provider });
  } catch {
    return { status: 'wait', waitMs: LONGEST_WAIT_MS } as const;
  }
}
