import { createRoute } from '@hono/zod-openapi';
import type { RecipeFeedbackRepository } from '../../../domain/ports/recipe-feedback-repository.ts';
import type { UserRouter } from '../../router.ts';
import { RecipeParams } from './recipe-verdict.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/recipes/{recipeId}/feedback',
  operationId: 'deleteFeedback',
  tags: ['preferences'],
  summary: 'Take back what you said about a recipe',
  request: { params: RecipeParams },
  responses: { 204: { description: 'Deleted' } },
});

/** Works for recipes that have left the catalogue, too. */
export function deleteFeedback(
  router: UserRouter,
  { feedback }: { feedback: RecipeFeedbackRepository },
): void {
  router.openapi(route, async (c) => {
    await feedback.delete({ userId: c.var.caller.userId, recipeId: c.req.valid('param').recipeId });
    return c.body(null, 204);
  });
}
