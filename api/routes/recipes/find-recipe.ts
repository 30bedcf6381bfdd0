import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { AmountSystem } from '../../../domain/recipes/kitchen-amount.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { RecipeView, recipeView } from '../../../domain/recipes/recipe-view.ts';
import type { UserRouter } from '../../router.ts';
import { RECIPE_EXAMPLE } from './recipe-examples.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/recipes/{recipeId}',
  operationId: 'findRecipe',
  tags: ['recipes'],
  summary: 'How a recipe is cooked',
  description:
    'Every ingredient has its grams, and an amount as you measure it: within a tenth of the grams ' +
    '(a fifth for small spoons), otherwise in grams as well.',
  request: {
    params: z.object({ recipeId: z.string().max(80) }),
    query: z.object({
      portion: z.coerce
        .number()
        .min(0.25)
        .max(12)
        .default(1)
        .meta({ description: 'Servings that amounts and nutrition are for, as in the plan' }),
      units: AmountSystem.optional().meta({ description: 'Absent: as your profile says' }),
    }),
  },
  responses: {
    200: {
      description: 'The recipe',
      content: { 'application/json': { schema: RecipeView, example: RECIPE_EXAMPLE } },
    },
  },
});

export function findRecipe(
  router: UserRouter,
  { catalog, profiles }: { catalog: Catalog; profiles: ProfileRepository },
): void {
  router.openapi(route, async (c) => {
    const { recipeId } = c.req.valid('param');
    const recipe = catalog.recipes.get(recipeId);
    if (recipe === undefined) {
      throw new DomainError('not_found', 'recipe_not_found', 'There is no such recipe.');
    }
    const { portion, units: asked } = c.req.valid('query');
    const units = asked ?? (await profiles.findOptional(c.var.caller))?.value.units ?? 'metric';
    return c.json(recipeView({ recipe, catalog, portion, units }), 200);
  });
}
