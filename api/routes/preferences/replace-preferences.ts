import { createRoute } from '@hono/zod-openapi';
import type { PreferencesRepository } from '../../../domain/ports/preferences-repository.ts';
import { Preferences, PreferencesReplacement } from '../../../domain/profile/preferences.ts';
import { preferencesProblems } from '../../../domain/profile/preferences-problems.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { type UserRouter, validationFailed } from '../../router.ts';

const route = createRoute({
  method: 'put',
  path: '/v1/preferences',
  operationId: 'replacePreferences',
  tags: ['preferences'],
  summary: 'Replace restrictions and tastes',
  description:
    'Foods and recipes are named by their ids in the catalogue; an unknown one is refused. Restrictions hold at ' +
    'once, also in the plan for today.',
  request: { headers: IfMatchHeader, body: jsonBody(PreferencesReplacement) },
  responses: {
    200: {
      description: 'The new preferences',
      headers: EtagResponseHeader,
      content: jsonContent(Preferences),
    },
  },
});

export function replacePreferences(
  router: UserRouter,
  {
    preferences,
    catalog,
    planTriggers,
  }: { preferences: PreferencesRepository; catalog: Catalog; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const input = c.req.valid('json');
    const problems = preferencesProblems({ preferences: input, catalog });
    if (problems.length > 0) throw validationFailed(problems);
    const { userId } = c.var.caller;
    const at = c.var.now;
    const { revision, value } = await preferences.save({
      userId,
      preferences: input,
      expectedRevisions: expectedRevisions(c),
      at,
    });
    await planTriggers.onChanged({ userId, at });
    c.header('etag', etagOf(revision));
    return c.json(value, 200);
  });
}
