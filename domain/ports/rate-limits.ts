/** `remaining` calls are left until the window ends in `resetMs`. */
export type RateLimitState =
  | { status: 'allowed'; remaining: number; resetMs: number }
  | { status: 'limited'; retryAfterMs: number };

/** At most `calls` in `windowSeconds` for each key. `name` separates limits that share a key. */
export type RateLimitRule = { name: string; calls: number; windowSeconds: number };

/**
 * Counts calls of people and addresses over all processes of the installation.
 *
 * `key` must not be personal data as such: a random id, or a keyed hash. Never throws: when the shared
 * counter is away, each process counts for itself.
 */
export type RateLimits = {
  consume(args: { rule: RateLimitRule; key: string }): Promise<RateLimitState>;
};

/** Limits whose counts can be looked at, and taken back. */
export type RateCounters = RateLimits & {
  /** Takes back one call of the window that is running; does nothing when there is none. */
  forgive(args: { rule: RateLimitRule; key: string }): Promise<void>;
  /** Calls counted in the window that is running. */
  count(args: { rule: RateLimitRule; key: string }): Promise<number>;
};
