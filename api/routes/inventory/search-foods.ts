import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { searchFoods as search } from '../../../domain/inventory/match-food.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { freeText } from '../../../domain/text.ts';
import { FoodSummary, foodSummary } from '../../inventory/lot-view.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/foods',
  operationId: 'searchFoods',
  tags: ['inventory'],
  summary: 'Find a food by any of its names, as far as it is typed',
  request: {
    query: z.object({
      query: freeText({ max: 80 }).min(1).meta({ example: 'paneer' }),
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
  },
  responses: {
    200: {
      description: 'Foods, the best first',
      content: jsonContent(z.object({ items: z.array(FoodSummary) }).meta({ id: 'FoodResults' })),
    },
  },
});

export function searchFoods(router: UserRouter, { catalog }: { catalog: Catalog }): void {
  router.openapi(route, (c) => {
    const { query, limit } = c.req.valid('query');
    return c.json({ items: search({ query, catalog, count: limit }).map(foodSummary) }, 200);
  });
}
