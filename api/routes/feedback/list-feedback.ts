import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { RecipeFeedbackRepository } from '../../../domain/ports/recipe-feedback-repository.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { RecipeVerdict } from './recipe-verdict.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/feedback',
  operationId: 'listFeedback',
  tags: ['preferences'],
  summary: 'What you said about recipes, by recipe id',
  responses: {
    200: { description: 'All of it', content: jsonContent(z.object({ items: z.array(RecipeVerdict) })) },
  },
});

export function listFeedback(router: UserRouter, { feedback }: { feedback: RecipeFeedbackRepository }): void {
  router.openapi(route, async (c) =>
    c.json({ items: await feedback.list({ userId: c.var.caller.userId }) }, 200),
  );
}
