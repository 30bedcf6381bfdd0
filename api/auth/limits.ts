import type { RateCounters, RateLimitRule } from '../../domain/ports/rate-limits.ts';
import { countCall } from '../middleware/limit-rate.ts';
import { type CodeLimit, type CodeLimits, createCodeLimits } from './code-limits.ts';
import { hmac } from './secret-keys.ts';

const minutes = (count: number) => count * 60;

/** By address, for the other public calls. */
const CALLS_PER_ADDRESS = {
  verify: { name: 'verify-address', calls: 60, windowSeconds: minutes(10) },
  register: { name: 'register-address', calls: 30, windowSeconds: minutes(10) },
  connect: { name: 'connect-address', calls: 60, windowSeconds: minutes(10) },
  refresh: { name: 'refresh-address', calls: 300, windowSeconds: minutes(10) },
  // A vendor sends for all its users from a few addresses; what is beyond this it sends again.
  webhook: { name: 'webhook-address', calls: 60_000, windowSeconds: minutes(10) },
} as const satisfies Record<string, RateLimitRule>;

/** What bounds the calls that need no access token. Both counts throw `rate_limited` with the time to wait. */
export type PublicLimits = CodeLimits & {
  countCall(args: { call: keyof typeof CALLS_PER_ADDRESS; address: string }): Promise<void>;
};

/**
 * `key` hashes numbers and addresses: no limiter ever sees one. `dailyBudget` is for the whole installation; `onFull`
 * hears of each code over a limit, `alert` of each limit once an hour.
 */
export function createPublicLimits(deps: {
  counters: RateCounters;
  key: Buffer;
  dailyBudget: number;
  onFull(limit: CodeLimit): void;
  alert(limit: CodeLimit): void;
}): PublicLimits {
  const hashed = (data: string) => hmac({ key: deps.key, data }).toString('base64url');
  return {
    ...createCodeLimits({ ...deps, hashed }),
    async countCall({ call, address }) {
      const rule = CALLS_PER_ADDRESS[call];
      await countCall({ rateLimits: deps.counters, rule, key: hashed(address) });
    },
  };
}
