import { createRoute } from '@hono/zod-openapi';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { Profile } from '../../../domain/profile/profile.ts';
import { EtagResponseHeader, etagOf, IfNoneMatchHeader, isNotModified } from '../../etag.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/profile',
  operationId: 'findProfile',
  tags: ['profile'],
  summary: 'The profile',
  description: 'Answers 404 (`profile_not_found`) before the first `PUT`.',
  request: { headers: IfNoneMatchHeader },
  responses: {
    200: { description: 'The profile', headers: EtagResponseHeader, content: jsonContent(Profile) },
    304: { description: 'Unchanged', headers: EtagResponseHeader },
  },
});

export function findProfile(router: UserRouter, { profiles }: { profiles: ProfileRepository }): void {
  router.openapi(route, async (c) => {
    const { revision, value } = await profiles.find({ userId: c.var.caller.userId });
    c.header('etag', etagOf(revision));
    return isNotModified(c, revision) ? c.body(null, 304) : c.json(value, 200);
  });
}
