import type { Account } from '../account/account.ts';
import type { UserId } from '../ids.ts';

/** What a person may know of their account. Both throw `DomainError` not_found `user_gone`. */
export type AccountRepository = {
  find(args: { userId: UserId }): Promise<Account>;
  /**
   * Everything at one moment: what is written meanwhile is in it completely or not at all. It comes in parts, so that
   * years of data are never in memory as a whole; the first part throws where there is no account. Read to the end or
   * return early: either ends the transaction. It also ends when nobody asks for the next part for half a minute.
   */
  export(args: { userId: UserId }): AsyncGenerator<ExportPart, void>;
};

/** The account, then each kind with its rows, some at a time; a kind without rows comes once. */
export type ExportPart =
  | { part: 'account'; account: Account }
  | { part: 'rows'; kind: string; rows: readonly Record<string, unknown>[] };
