import { DomainError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type {
  PermitOutcome,
  ProviderLimiter,
  RequestPermit,
  Reservation,
} from '../domain/ports/provider-limiter.ts';
import { readLimitResetMs } from './fitbit/errors.ts';
import type { HttpAnswer, SendRequest } from './http/request-json.ts';
import { readRetryAfterMs } from './retry-after.ts';

/** A cloud that says "later" without saying when is left alone this long. */
const USUAL_PAUSE_MS = 60_000;

/**
 * The longest that one refusal stops everybody. Fitbit refuses for up to an hour, and does not say whether it means
 * the one user or all: that user waits as long as it said, the others try again after this.
 */
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Counts every request to `provider` against its limit, before `send` makes it. `takePermit` gives a permit that is
 * already reserved, if there is one; otherwise one is reserved, without waiting.
 *
 * Besides what `send` answers, the result throws `DomainError` rate_limited `provider_busy` with `retryAfterMs` when
 * it is nobody's turn, and unavailable `limiter_unavailable` when that cannot be known: no request goes out unmetered.
 */
export function createMetered<Provider extends string>({
  provider,
  limiter,
  send,
  clock,
  takePermit = () => undefined,
}: {
  provider: Provider;
  limiter: ProviderLimiter<Provider>;
  send: SendRequest;
  clock: Clock;
  takePermit?: () => RequestPermit<Provider> | undefined;
}): SendRequest {
  const reserve = (): Promise<Reservation<Provider>> => {
    const permit = takePermit();
    return permit ? limiter.begin({ permit }) : begun(limiter, provider);
  };
  return async (request) => {
    const reservation = await reserve();
    if (reservation.status === 'wait') {
      throw new DomainError('rate_limited', 'provider_busy', `${provider} may not be asked yet.`, {
        retryAfterMs: reservation.waitMs,
      });
    }
    const { permit } = reservation;
    const settle = (outcome: PermitOutcome) => limiter.settle({ permit, outcome });
    try {
      const answer = await send(request);
      await settle(outcomeOf({ answer, clock }));
      return answer;
    } catch (error) {
      await settle({ status: 'failed' });
      throw error;
    }
  };
}

async function begun<Provider extends string>(
  limiter: ProviderLimiter<Provider>,
  provider: Provider,
): Promise<Reservation<Provider>> {
  const reservation = await limiter.reserve({ provider });
  return reservation.status === 'granted' ? limiter.begin(reservation) : reservation;
}

function outcomeOf({ answer, clock }: { answer: HttpAnswer; clock: Clock }): PermitOutcome {
  if (answer.status === 'failed' || answer.httpStatus >= 500) return { status: 'failed' };
  if (answer.httpStatus !== 429) return { status: 'answered' };
  const asked = readPauseMs({ headers: answer.headers, clock }) ?? USUAL_PAUSE_MS;
  return { status: 'refused', retryAfterMs: Math.min(asked, LONGEST_PAUSE_MS) };
}

/** What the cloud asked for. A limit that is over this moment (0) says nothing about the next request. */
const readPauseMs = ({ headers, clock }: { headers: Headers; clock: Clock }): number | undefined =>
  readRetryAfterMs({ headers, clock }) ?? (readLimitResetMs(headers) || undefined);
