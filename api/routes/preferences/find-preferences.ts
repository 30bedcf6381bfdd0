import { createRoute } from '@hono/zod-openapi';
import type { PreferencesRepository } from '../../../domain/ports/preferences-repository.ts';
import { Preferences } from '../../../domain/profile/preferences.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/preferences',
  operationId: 'findPreferences',
  tags: ['preferences'],
  summary: 'Restrictions and tastes',
  description: 'Before the first `PUT` these are the defaults: no restrictions.',
  request: { headers: IfNoneMatchHeader },
  responses: {
    200: { description: 'The preferences', headers: EtagResponseHeader, content: jsonContent(Preferences) },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findPreferences(
  router: UserRouter,
  { preferences }: { preferences: PreferencesRepository },
): void {
  router.openapi(route, async (c) => {
    const { revision, value } = await preferences.find({ userId: c.var.caller.userId });
    c.header('etag', etagOf(revision));
    return isNotModified(c, revision) ? c.body(null, 304) : c.json(value, 200);
  });
}
