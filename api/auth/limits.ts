import type { RateLimitRule, RateLimits } from '../../domain/ports/rate-limits.ts';
import { countCall } from '../middleware/limit-rate.ts';
import type { PhoneNumber } from './phone-number.ts';
import { hmac } from './secret-keys.ts';

const minutes = (count: number) => count * 60;
const hours = (count: number) => count * 3_600;

export const RESEND_AFTER_SECONDS = 60;

/** A phone gets few codes: 20 a day are 100 guesses a day, the most that NIST SP 800-63B (3.2.2) allows. */
const CODES_PER_PHONE: readonly RateLimitRule[] = [
  { name: 'code-resend', calls: 1, windowSeconds: RESEND_AFTER_SECONDS },
  { name: 'code-phone-10m', calls: 3, windowSeconds: minutes(10) },
  { name: 'code-phone-1h', calls: 10, windowSeconds: hours(1) },
  { name: 'code-phone-1d', calls: 20, windowSeconds: hours(24) },
];
/** Mobile networks put many people behind one address. */
const CODES_PER_ADDRESS: RateLimitRule = { name: 'code-address', calls: 30, windowSeconds: minutes(10) };
/** Pumping fraud rents numbers by the block; people of one network sign in now and then, not all at once. */
const CODES_PER_BLOCK: RateLimitRule = { name: 'code-block', calls: 200, windowSeconds: hours(1) };

/** By address, for the other public calls. */
const CALLS_PER_ADDRESS = {
  verify: { name: 'verify-address', calls: 60, windowSeconds: minutes(10) },
  register: { name: 'register-address', calls: 30, windowSeconds: minutes(10) },
  connect: { name: 'connect-address', calls: 60, windowSeconds: minutes(10) },
  refresh: { name: 'refresh-address', calls: 300, windowSeconds: minutes(10) },
  // A vendor sends for all its users from a few addresses; what is beyond this it sends again.
  webhook: { name: 'webhook-address', calls: 60_000, windowSeconds: minutes(10) },
} as const satisfies Record<string, RateLimitRule>;

/** What bounds the calls that need no access token. Both throw `rate_limited` with the time to wait. */
export type PublicLimits = {
  /** Counts one code for everything that bounds codes. */
  countCode(args: { phone: PhoneNumber; address: string }): Promise<void>;
  countCall(args: { call: keyof typeof CALLS_PER_ADDRESS; address: string }): Promise<void>;
};

/** `key` hashes numbers and addresses: no limiter ever sees one. `dailyBudget` is for the whole installation. */
export function createPublicLimits(deps: {
  rateLimits: RateLimits;
  key: Buffer;
  dailyBudget: number;
}): PublicLimits {
  const { rateLimits } = deps;
  const budget: RateLimitRule = { name: 'code-budget', calls: deps.dailyBudget, windowSeconds: hours(24) };
  const hashed = (data: string) => hmac({ key: deps.key, data }).toString('base64url');
  return {
    async countCode({ phone, address }) {
      const phoneKey = hashed(phone.e164);
      // The address first: whoever floods a number from one place uses up their own share, not the number's.
      await countCall({ rateLimits, rule: CODES_PER_ADDRESS, key: hashed(address) });
      for (const rule of CODES_PER_PHONE) await countCall({ rateLimits, rule, key: phoneKey });
      await countCall({ rateLimits, rule: CODES_PER_BLOCK, key: phone.block });
      await countCall({ rateLimits, rule: budget, key: 'all' });
    },
    async countCall({ call, address }) {
      await countCall({ rateLimits, rule: CALLS_PER_ADDRESS[call], key: hashed(address) });
    },
  };
}
