import type { RecipeFeedbackRepository } from '../../../domain/ports/recipe-feedback-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { deleteFeedback } from './delete-feedback.ts';
import { listFeedback } from './list-feedback.ts';
import { saveFeedback } from './save-feedback.ts';

/** What the user thinks of recipes: the selection leans on it. */
export function feedbackRoutes(deps: { feedback: RecipeFeedbackRepository; catalog: Catalog }): UserRouter {
  const router = createUserRouter();
  saveFeedback(router, deps);
  deleteFeedback(router, deps);
  listFeedback(router, deps);
  return router;
}
