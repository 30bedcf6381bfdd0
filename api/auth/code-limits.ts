import type { RateCounters, RateLimitRule } from '../../domain/ports/rate-limits.ts';
import { countCall } from '../middleware/limit-rate.ts';
import type { PhoneNumber } from './phone-number.ts';

const minutes = (count: number) => count * 60;
const hours = (count: number) => count * 3_600;

export const RESEND_AFTER_SECONDS = 60;

/** Mobile networks put many people behind one address. */
const PER_ADDRESS: readonly RateLimitRule[] = [
  { name: 'code-address', calls: 30, windowSeconds: minutes(10) },
  { name: 'code-address-1d', calls: 200, windowSeconds: hours(24) },
];
/** Far below what a number gets: one address alone never uses up a number. */
const PER_PAIR: readonly RateLimitRule[] = [
  { name: 'code-resend', calls: 1, windowSeconds: RESEND_AFTER_SECONDS },
  { name: 'code-pair-10m', calls: 3, windowSeconds: minutes(10) },
  { name: 'code-pair-1d', calls: 6, windowSeconds: hours(24) },
];
/** 20 codes a day are 100 guesses a day, the most that NIST SP 800-63B (3.2.2) allows; these keep some for the owner. */
const PER_NUMBER: readonly RateLimitRule[] = [
  { name: 'code-number-1h', calls: 10, windowSeconds: hours(1) },
  { name: 'code-number-1d', calls: 15, windowSeconds: hours(24) },
];
/** For a number at an address where it has proved itself before. */
const NUMBER_RESERVE: RateLimitRule = { name: 'code-number-reserve', calls: 5, windowSeconds: hours(24) };
/** Pumping fraud rents numbers by the block; people of one network sign in now and then, not all at once. */
const PER_BLOCK: RateLimitRule = { name: 'code-block', calls: 200, windowSeconds: hours(1) };
/** Where a number has proved itself: as long as a login lasts. */
const PROVEN: RateLimitRule = { name: 'code-proven', calls: 1_000_000, windowSeconds: hours(24 * 30) };
/** Enough to be seen, and too few to fill a log. */
const ALERTS: RateLimitRule = { name: 'code-alert', calls: 1, windowSeconds: hours(1) };
/** What numbers with an account may draw on when strangers have used up the day. */
const RESERVE_SHARE = 0.25;

type Asked = { phone: PhoneNumber; address: string };

export type CodeLimit = 'number' | 'block' | 'budget' | 'verified';

/**
 * `open`: send, and tell how it went. `crowded`: a limit is full that strangers can fill. Then every number gets the
 * same answer at once, and `maySend` says afterwards whether a message goes out.
 */
export type CodeAdmission =
  | { status: 'open' }
  | { status: 'crowded'; maySend(args: { hasAccount: boolean }): Promise<boolean> };

/** What bounds one-time codes. Only what a caller did themselves is ever answered by `rate_limited`. */
export type CodeLimits = {
  /** Throws `rate_limited` when this address has asked too often, or too often for this number. */
  countCode(asked: Asked): Promise<CodeAdmission>;
  /** A code was verified: it no longer counts among those that nobody used. */
  settleCode(proven: Asked): Promise<void>;
};

/** `hashed` makes keys of numbers and addresses: no limiter ever sees one. `alert` is called at most once an hour. */
export function createCodeLimits(deps: {
  counters: RateCounters;
  hashed: (data: string) => string;
  dailyBudget: number;
  onFull(limit: CodeLimit): void;
  alert(limit: CodeLimit): void;
}): CodeLimits {
  const { counters, hashed, dailyBudget } = deps;
  const daily = (name: string, calls: number): RateLimitRule => ({ name, calls, windowSeconds: hours(24) });
  const budget = daily('code-budget', dailyBudget);
  const reserve = daily('code-reserve', Math.ceil(dailyBudget * RESERVE_SHARE));
  const verified = daily('code-verified', dailyBudget);
  const keysOf = ({ phone, address }: Asked) => ({
    address: hashed(address),
    number: hashed(phone.e164),
    pair: hashed(`${phone.e164}|${address}`),
  });
  const hasRoom = async (rule: RateLimitRule, key: string): Promise<boolean> =>
    (await counters.consume({ rule, key })).status === 'allowed';

  async function isFull(limit: CodeLimit, rules: readonly RateLimitRule[], key: string): Promise<boolean> {
    const rooms = await Promise.all(rules.map((rule) => hasRoom(rule, key)));
    if (rooms.every(Boolean)) return false;
    deps.onFull(limit);
    if (await hasRoom(ALERTS, limit)) deps.alert(limit);
    return true;
  }

  return {
    async countCode(asked) {
      const keys = keysOf(asked);
      for (const rule of PER_ADDRESS) await countCall({ rateLimits: counters, rule, key: keys.address });
      for (const rule of PER_PAIR) await countCall({ rateLimits: counters, rule, key: keys.pair });
      const [isNumberFull, , isBudgetFull] = await Promise.all([
        isFull('number', PER_NUMBER, keys.number),
        isFull('block', [PER_BLOCK], asked.phone.block),
        isFull('budget', [budget], 'all'),
      ]);
      if (!isNumberFull && !isBudgetFull) return { status: 'open' };
      return {
        status: 'crowded',
        async maySend({ hasAccount }) {
          if (!hasAccount) return false;
          const isProven = (await counters.count({ rule: PROVEN, key: keys.pair })) > 0;
          if (isNumberFull && !(isProven && (await hasRoom(NUMBER_RESERVE, keys.number)))) return false;
          return !isBudgetFull || hasRoom(reserve, 'all');
        },
      };
    },
    async settleCode(proven) {
      const keys = keysOf(proven);
      const unverified = [
        ...PER_NUMBER.map((rule) => ({ rule, key: keys.number })),
        { rule: PER_BLOCK, key: proven.phone.block },
        { rule: budget, key: 'all' },
      ];
      await Promise.all([
        ...unverified.map((counted) => counters.forgive(counted)),
        counters.consume({ rule: PROVEN, key: keys.pair }),
        isFull('verified', [verified], 'all'),
      ]);
    },
  };
}
