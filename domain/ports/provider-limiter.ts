import type { ProviderId } from '../activity/activity-day.ts';

/** The right to send one request to a cloud. It counts from the moment it is given. */
export type RequestPermit<Provider extends string = ProviderId> = { provider: Provider; id: string };

/**
 * Why nobody may ask a cloud just now. `limit`: the window is full. `paused`: the cloud said "later".
 * `breaker`: it is down, and a probe is out or not due yet. `unknown`: Redis has just started, so that nobody
 * knows what was sent in the last minute.
 */
export type WaitReason = 'limit' | 'paused' | 'breaker' | 'unknown';

export type Reservation<Provider extends string = ProviderId> =
  | { status: 'granted'; permit: RequestPermit<Provider> }
  | { status: 'wait'; reason: WaitReason; waitMs: number };

/**
 * What became of a permit. `unused`: no request was sent. `answered`: the cloud answered, whatever it said.
 * `refused`: it said "later" (429). `failed`: 5xx, no answer, or none in time.
 */
export type PermitOutcome =
  | { status: 'unused' }
  | { status: 'answered' }
  | { status: 'refused'; retryAfterMs: number }
  | { status: 'failed' };

/**
 * The limit of requests to each cloud, over all workers and processes of the installation: the fitness clouds, unless
 * `Provider` names others.
 *
 * Between any two moments a window apart, a cloud sees at most the limit, however late a request arrives: a permit
 * counts until a window after its request has ended, or after the longest time that a request may take.
 *
 * `reserve` and `begin` throw `DomainError` unavailable `limiter_unavailable` when the shared state cannot be
 * reached: then nobody asks. `settle` never throws; a permit that is not settled counts for the longest time.
 */
export type ProviderLimiter<Provider extends string = ProviderId> = {
  reserve(args: { provider: Provider }): Promise<Reservation<Provider>>;
  /** Says that the request of a permit goes out now. A permit that was held too long is reserved anew. */
  begin(args: { permit: RequestPermit<Provider> }): Promise<Reservation<Provider>>;
  settle(args: { permit: RequestPermit<Provider>; outcome: PermitOutcome }): Promise<void>;
  /**
   * Ends every wait but that for the limit: somebody who can know says that nothing was sent before a restart, or
   * that the cloud is back. Permits stay.
   */
  clear(args: { provider: Provider }): Promise<void>;
};

/** A cloud's limit: `requests` in any `windowMs`. */
export type ProviderLimit = { requests: number; windowMs: number };

export type ProviderLimits<Provider extends string = ProviderId> = Record<Provider, ProviderLimit>;
