import type { MikroORM } from '@mikro-orm/postgresql';
import { toInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type {
  RecipeFeedbackRepository,
  RecipeVerdict,
} from '../../domain/ports/recipe-feedback-repository.ts';
import { RecipeFeedbackEntity, type RecipeFeedbackRow } from '../entities/preferences.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';

true satisfies Same<RecipeFeedbackRow['verdict'], RecipeVerdict['verdict']>;

const toVerdict = ({ recipeId, verdict, updatedAt }: Omit<RecipeFeedbackRow, 'user'>): RecipeVerdict => ({
  recipeId,
  verdict,
  updatedAt: toInstant(updatedAt),
});

/** Verdicts on recipes in PostgreSQL. */
export function createRecipeFeedbackRepository({ orm }: { orm: MikroORM }): RecipeFeedbackRepository {
  return {
    async list({ userId }) {
      const rows = await orm.em
        .fork()
        .find(RecipeFeedbackEntity, { user: userId }, { orderBy: { recipeId: 'asc' } });
      return rows.map(toVerdict);
    },

    save: ({ userId, recipeId, verdict, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const row = { recipeId, verdict, updatedAt: at };
        await em.upsert(RecipeFeedbackEntity, { user: userId, ...row }, { disableIdentityMap: true });
        return toVerdict(row);
      }),

    delete: ({ userId, recipeId }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const deleted = await em.nativeDelete(RecipeFeedbackEntity, { user: userId, recipeId });
        if (deleted > 0) return;
        throw new DomainError('not_found', 'feedback_not_found', 'There is no verdict on that recipe.');
      }),
  };
}
