import type { IsoInstant } from '../calendar.ts';
import type { UserId } from '../ids.ts';

/** What a user thinks of a recipe. */
export type RecipeVerdict = { recipeId: string; verdict: 'like' | 'dislike'; updatedAt: IsoInstant };

/** What users said about recipes: the selection leans on it. */
export type RecipeFeedbackRepository = {
  /** All verdicts of a user, by recipe id. */
  list(args: { userId: UserId }): Promise<RecipeVerdict[]>;
  /** Writes or changes a verdict. Throws `not_found` (`user_gone`) while the account is being erased. */
  save(args: {
    userId: UserId;
    recipeId: string;
    verdict: RecipeVerdict['verdict'];
    at: Date;
  }): Promise<RecipeVerdict>;
  /** Throws `DomainError` of kind `not_found` when the user said nothing about the recipe. */
  delete(args: { userId: UserId; recipeId: string }): Promise<void>;
};
