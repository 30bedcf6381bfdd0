import type { Account, AccountExport } from '../account/account.ts';
import type { UserId } from '../ids.ts';

/** What a person may know of their account. Both throw `DomainError` not_found `user_gone`. */
export type AccountRepository = {
  find(args: { userId: UserId }): Promise<Account>;
  /** Everything at one moment: what is written meanwhile is in it completely or not at all. */
  export(args: { userId: UserId; at: Date }): Promise<AccountExport>;
};
