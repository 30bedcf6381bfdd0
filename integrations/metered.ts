import type { ProviderId } from '../domain/activity/activity-day.ts';
import { DomainError } from '../domain/errors.ts';
import type {
  PermitOutcome,
  ProviderLimiter,
  RequestPermit,
  Reservation,
} from '../domain/ports/provider-limiter.ts';

/** Sends one request to a fitness cloud, if it may be sent now. */
export type Metered = <Result>(send: () => Promise<Result>) => Promise<Result>;

/** A cloud that says "later" without saying when is left alone this long. */
const USUAL_PAUSE_MS = 60_000;

/**
 * Counts every request to `provider` against its limit. `takePermit` gives one that is already reserved, if there
 * is one; otherwise one is reserved, without waiting.
 *
 * `send` must make exactly one request and throw `DomainError` of kind rate_limited or unavailable when the cloud
 * refuses or fails. Besides, the result throws rate_limited `provider_busy` with `retryAfterMs` when it is nobody's
 * turn, and unavailable `limiter_unavailable` when that cannot be known: no request goes out unmetered.
 */
export function createMetered({
  provider,
  limiter,
  takePermit = () => undefined,
}: {
  provider: ProviderId;
  limiter: ProviderLimiter;
  takePermit?: () => RequestPermit | undefined;
}): Metered {
  const reserve = (): Promise<Reservation> => {
    const permit = takePermit();
    return permit ? limiter.begin({ permit }) : begun(limiter, provider);
  };
  return async (send) => {
    const reservation = await reserve();
    if (reservation.status === 'wait') {
      throw new DomainError('rate_limited', 'provider_busy', `${provider} may not be asked yet.`, {
        retryAfterMs: reservation.waitMs,
      });
    }
    const { permit } = reservation;
    try {
      const result = await send();
      await limiter.settle({ permit, outcome: { status: 'answered' } });
      return result;
    } catch (error) {
      await limiter.settle({ permit, outcome: outcomeOf(error) });
      throw error;
    }
  };
}

async function begun(limiter: ProviderLimiter, provider: ProviderId): Promise<Reservation> {
  const reservation = await limiter.reserve({ provider });
  return reservation.status === 'granted' ? limiter.begin(reservation) : reservation;
}

function outcomeOf(error: unknown): PermitOutcome {
  if (!(error instanceof DomainError)) return { status: 'failed' };
  if (error.kind === 'rate_limited') {
    return { status: 'refused', retryAfterMs: error.retryAfterMs ?? USUAL_PAUSE_MS };
  }
  return { status: error.kind === 'unavailable' ? 'failed' : 'answered' };
}
