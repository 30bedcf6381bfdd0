import type { OneTimeCode } from '../account/one-time-code.ts';

/** Codes on their way to a phone. */
export type OneTimeCodeRepository = {
  save(args: { code: OneTimeCode }): Promise<void>;
  /**
   * Decides over a code while nobody else can: two tries at once are one after the other.
   *
   * `decide` returns what to save, and what `change` returns; it is pure, as it may run in a transaction.
   */
  change<Result>(args: {
    id: string;
    decide(code: OneTimeCode | undefined): { next?: OneTimeCode | undefined; result: Result };
  }): Promise<Result>;
  /** Removes codes that ended a while ago; returns how many. */
  purgeExpired(args: { now: Date }): Promise<number>;
};
