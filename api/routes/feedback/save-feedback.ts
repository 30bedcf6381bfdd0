import { createRoute } from '@hono/zod-openapi';
import { DomainError } from '../../../domain/errors.ts';
import type { RecipeFeedbackRepository } from '../../../domain/ports/recipe-feedback-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { RecipeParams, RecipeVerdict } from './recipe-verdict.ts';

const VerdictInput = RecipeVerdict.pick({ verdict: true }).meta({
  id: 'VerdictInput',
  description: 'What the user thinks of a recipe',
});

const route = createRoute({
  method: 'put',
  path: '/v1/recipes/{recipeId}/feedback',
  operationId: 'saveFeedback',
  tags: ['preferences'],
  summary: 'Say what you think of a recipe',
  request: { params: RecipeParams, body: jsonBody(VerdictInput) },
  responses: { 200: { description: 'The verdict', content: jsonContent(RecipeVerdict) } },
});

export function saveFeedback(
  router: UserRouter,
  { feedback, catalog }: { feedback: RecipeFeedbackRepository; catalog: Catalog },
): void {
  router.openapi(route, async (c) => {
    const { recipeId } = c.req.valid('param');
    if (!catalog.recipes.has(recipeId)) {
      throw new DomainError('not_found', 'recipe_not_found', 'There is no such recipe.');
    }
    const { verdict } = c.req.valid('json');
    const saved = await feedback.save({ userId: c.var.caller.userId, recipeId, verdict, at: c.var.now });
    return c.json(saved, 200);
  });
}
