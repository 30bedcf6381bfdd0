import type { UserId } from '../ids.ts';

/** What a person said that a name on a bill means; `foodId` null is "nothing to eat". */
export type GroceryAlias = { name: string; foodId: string | null };

/** What users have taught about the names of their shops. */
export type GroceryAliasRepository = {
  /**
   * For each of `names` that the user has taught, or one that is nearly it (a reader errs by a letter): what was said
   * last. Keys are the names as given.
   */
  find(args: { userId: UserId; names: readonly string[] }): Promise<ReadonlyMap<string, GroceryAlias>>;
  /** Throws `DomainError` not_found `user_gone` when the account is gone or is being erased. */
  teach(args: { userId: UserId; aliases: readonly GroceryAlias[]; at: Date }): Promise<void>;
};
