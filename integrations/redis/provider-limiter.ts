import { createHash, randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type {
  PermitOutcome,
  ProviderLimiter,
  ProviderLimits,
  RequestPermit,
  Reservation,
} from '../../domain/ports/provider-limiter.ts';
import { PERMIT_SCRIPT } from './provider-limiter-script.ts';

/** How long things last, ms, and when a cloud counts as down. */
export type LimiterTiming = {
  /** No request takes longer: its client gives up before. A permit that nobody settles counts this long. */
  longestRequestMs: number;
  /** How long a permit may wait for its work. */
  leaseMs: number;
  /** A cloud that failed so often in a row is left alone for `openMs`, and twice as long after each failed probe. */
  failuresToOpen: number;
  openMs: number;
  maxOpenMs: number;
};

/** A poll of a task queue lasts a minute, so a permit waits longer than that. */
const TIMING: LimiterTiming = {
  longestRequestMs: 20_000,
  leaseMs: 75_000,
  failuresToOpen: 5,
  openMs: 30_000,
  maxOpenMs: 5 * 60_000,
};

const Answer = z.tuple([z.int(), z.int(), z.string()]);
const Wait = z.enum(['limit', 'paused', 'breaker', 'unknown']);

const SHA = createHash('sha1').update(PERMIT_SCRIPT).digest('hex');

/**
 * The limit of each cloud in Redis: see the port for what it promises, and the script for how. Keys begin
 * with `prefix`. Open `redis` with `enableOfflineQueue: false`, so that a lost connection is noticed at once.
 */
export function createProviderLimiter<Provider extends string>({
  redis,
  limits,
  prefix = '',
  timing = TIMING,
}: {
  redis: Redis;
  limits: ProviderLimits<Provider>;
  prefix?: string;
  timing?: LimiterTiming;
}): ProviderLimiter<Provider> {
  const run = async ({
    command,
    permit,
    outcome = { status: 'unused' },
  }: {
    command: 'reserve' | 'begin' | 'settle' | 'clear';
    permit: RequestPermit<Provider>;
    outcome?: PermitOutcome;
  }): Promise<Reservation<Provider>> => {
    const { requests, windowMs } = limits[permit.provider];
    const retryAfterMs = outcome.status === 'refused' ? outcome.retryAfterMs : 0;
    const keys = keysOf({ prefix, provider: permit.provider });
    const answer = await evaluate(redis, [
      ...keys,
      ...[command, permit.id, requests, windowMs, timing.longestRequestMs, timing.leaseMs],
      ...[outcome.status, retryAfterMs, timing.failuresToOpen, timing.openMs, timing.maxOpenMs],
    ]);
    const [granted, waitMs, reason] = Answer.parse(answer);
    return granted === 1
      ? { status: 'granted', permit }
      : { status: 'wait', waitMs, reason: Wait.parse(reason) };
  };
  const reaching = async (work: () => Promise<Reservation<Provider>>): Promise<Reservation<Provider>> => {
    try {
      return await work();
    } catch (error) {
      throw new DomainError('unavailable', 'limiter_unavailable', 'The request limit cannot be looked up.', {
        cause: error,
      });
    }
  };
  return {
    reserve: ({ provider }) =>
      reaching(() => run({ command: 'reserve', permit: { provider, id: randomUUID() } })),
    begin: ({ permit }) => reaching(() => run({ command: 'begin', permit })),
    async clear({ provider }) {
      await reaching(() => run({ command: 'clear', permit: { provider, id: '' } }));
    },
    async settle({ permit, outcome }) {
      try {
        await run({ command: 'settle', permit, outcome });
      } catch {
        // Counted for the longest time then, which is safe.
      }
    },
  };
}

/** Both keys in one slot of a cluster. */
const keysOf = ({ prefix, provider }: { prefix: string; provider: string }): [string, string] => [
  `${prefix}{provider:${provider}}:permits`,
  `${prefix}{provider:${provider}}:state`,
];

async function evaluate(redis: Redis, args: (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(SHA, 2, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(PERMIT_SCRIPT, 2, ...args);
  }
}
