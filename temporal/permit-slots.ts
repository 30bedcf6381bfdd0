import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivitySlotInfo, CustomSlotSupplier } from '@temporalio/worker';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ProviderLimiter, RequestPermit, Reservation } from '../domain/ports/provider-limiter.ts';

/** A permit may come free before it was to be expected: a request ended early. */
const LONGEST_WAIT_MS = 1_000;

/** How soon a slot that is not wanted yet looks again whether it is. */
const TURN_MS = 20;

/** Slots of a worker that polls only while it may send a request, and the permits of the work it has begun. */
export type PermitSlots = {
  supplier: CustomSlotSupplier<ActivitySlotInfo>;
  /** A permit for the work that runs now; undefined when its request needs one of its own. */
  take(): RequestPermit | undefined;
};

/**
 * Makes a worker take work from a cloud's queue only when the cloud may be asked: what must wait, waits in Temporal,
 * which then gives out the most urgent. Any permit serves any work of the queue.
 *
 * A worker asks for as many slots as it is given, long before there is work, and an idle one would hold all permits of
 * the installation. So there is one poll at a time: the next begins when it has brought something.
 */
export function createPermitSlots({
  limiter,
  provider,
}: {
  limiter: ProviderLimiter;
  provider: ProviderId;
}): PermitSlots {
  /** The permit of the poll, or that one is being reserved for it. */
  let polling: RequestPermit | 'reserving' | undefined;
  /** Permits of work that has not sent its request yet. */
  const begun = new Map<string, RequestPermit>();
  const giveBack = (permit: RequestPermit) => {
    void limiter.settle({ permit, outcome: { status: 'unused' } });
  };
  const endPoll = (permit: RequestPermit) => {
    if (polling !== 'reserving' && polling?.id === permit.id) polling = undefined;
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
        while (polling !== undefined) await pause(TURN_MS, abortSignal);
        polling = 'reserving';
        try {
          const permit = await firstPermit({ limiter, provider, abortSignal });
          polling = permit;
          return permit;
        } catch (error) {
          polling = undefined;
          throw error;
        }
      },
      // Eager activities would slip past the order of the queue.
      tryReserveSlot: () => null,
      markSlotUsed({ permit }) {
        const used = permit as RequestPermit;
        begun.set(used.id, used);
        endPoll(used);
      },
      releaseSlot({ permit, slotInfo }) {
        const released = permit as RequestPermit;
        endPoll(released);
        // What sent its request has taken a permit, and settles that one.
        if (begun.delete(released.id) || slotInfo === undefined) giveBack(released);
      },
    },
  };
}

/** The first permit that is to be had. Rejects with the signal's own reason: the worker takes others for mistakes. */
async function firstPermit({
  limiter,
  provider,
  abortSignal,
}: {
  limiter: ProviderLimiter;
  provider: ProviderId;
  abortSignal: AbortSignal;
}): Promise<RequestPermit> {
  for (;;) {
    const reservation = await reserveOrWait(limiter, provider);
    if (reservation.status === 'granted') {
      const { permit } = reservation;
      if (!abortSignal.aborted) return permit;
      await limiter.settle({ permit, outcome: { status: 'unused' } });
    }
    await pause(
      reservation.status === 'wait' ? Math.min(reservation.waitMs, LONGEST_WAIT_MS) : 0,
      abortSignal,
    );
  }
}

/** Without Redis nobody knows what was sent: then there is no work either. */
async function reserveOrWait(limiter: ProviderLimiter, provider: ProviderId): Promise<Reservation> {
  try {
    return await limiter.reserve({ provider });
  } catch {
    return { status: 'wait', reason: 'unknown', waitMs: LONGEST_WAIT_MS };
  }
}

async function pause(ms: number, abortSignal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: abortSignal }).catch(() => {});
  if (abortSignal.aborted) throw abortSignal.reason;
}
