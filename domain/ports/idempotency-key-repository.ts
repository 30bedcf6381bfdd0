/** What the first request with a key answered. */
export type StoredResponse = { status: number; body: unknown; headers: Record<string, string> };

/**
 * `started`: nobody ran this yet (or whoever did has died): run it and create under `resourceId`, which
 * stays the same for every run of the key, so that a second run after a crash finds what the first left.
 * `replay`: it ran. `running`: it runs right now. `different_body`: the key belongs to another request.
 */
export type IdempotencyOutcome =
  | { status: 'started'; resourceId: string }
  | { status: 'replay'; response: StoredResponse }
  | { status: 'running' }
  | { status: 'different_body' };

/** One use of a key: `scope` is `<user id>:<method> <path>`, `bodyHash` the SHA-256 of the body, hex. */
export type IdempotencyUse = { scope: string; key: string };

/** Remembers for a day what a POST with an `Idempotency-Key` answered. */
export type IdempotencyKeyRepository = {
  begin(args: IdempotencyUse & { bodyHash: string; at: Date }): Promise<IdempotencyOutcome>;
  finish(args: IdempotencyUse & { response: StoredResponse }): Promise<void>;
  /** Lets the next request take a run over at once, under the same resource id: it may have created something. */
  giveBack(args: IdempotencyUse): Promise<void>;
  /** Forgets a run that created nothing, so that it may be tried again at once. */
  release(args: IdempotencyUse): Promise<void>;
  purgeExpired(args: { now: Date }): Promise<number>;
};
