import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { RecipeView, recipeView } from '../../../domain/recipes/recipe-view.ts';
import { jsonContent } from '../../json-content.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/recipes/{id}',
  operationId: 'findRecipe',
  tags: ['plans'],
  summary: 'How a recipe is cooked',
  request: {
    params: z.object({ id: z.string().max(80) }),
    query: z.object({
      portion: z.coerce
        .number()
        .min(0.25)
        .max(12)
        .default(1)
        .meta({ description: 'Servings that amounts and nutrition are for, as in the plan' }),
    }),
  },
  responses: { 200: { description: 'The recipe', content: jsonContent(RecipeView) } },
});

/** Recipes of the catalogue. */
export function recipeRoutes({ catalog }: { catalog: Catalog }): UserRouter {
  const router = createUserRouter();
  router.openapi(route, (c) => {
    const { id } = c.req.valid('param');
    const recipe = catalog.recipes.get(id);
    if (recipe === undefined) {
      throw new DomainError('not_found', 'recipe_not_found', 'There is no such recipe.');
    }
    return c.json(recipeView({ recipe, catalog, portion: c.req.valid('query').portion }), 200);
  });
  return router;
}
