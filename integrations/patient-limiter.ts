import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderLimiter, Reservation } from '../domain/ports/provider-limiter.ts';

/** A wait of nothing is not asked about without end. */
const SHORTEST_WAIT_MS = 100;

/**
 * A limiter for somebody who waits in front of a browser: a reservation that is refused is asked for again, for
 * `patienceMs` at most. A wait that is longer than what is left is answered at once.
 */
export function createPatientLimiter({
  limiter,
  patienceMs,
}: {
  limiter: ProviderLimiter;
  patienceMs: number;
}): ProviderLimiter {
  return {
    ...limiter,
    async reserve({ provider }): Promise<Reservation> {
      const until = performance.now() + patienceMs;
      for (;;) {
        const reservation = await limiter.reserve({ provider });
        if (reservation.status === 'granted') return reservation;
        const waitMs = Math.max(reservation.waitMs, SHORTEST_WAIT_MS);
        if (performance.now() + waitMs > until) return reservation;
        await sleep(waitMs);
      }
    },
  };
}
