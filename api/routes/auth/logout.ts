import { createRoute } from '@hono/zod-openapi';
import type { AppDeps } from '../../app-deps.ts';
import type { UserRouter } from '../../router.ts';
import { revokeOwnSession } from './revoke-own-session.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/auth/logout',
  operationId: 'logout',
  tags: ['auth'],
  summary: 'End this session',
  description: 'Both tokens of the session stop working at once.',
  responses: { 204: { description: 'Signed out' } },
});

/** Ends the session of the access token. */
export function logout(router: UserRouter, { loginSessions }: Pick<AppDeps, 'loginSessions'>): void {
  router.openapi(route, async (c) => {
    const { userId, sessionId } = c.var.caller;
    await revokeOwnSession({ loginSessions, userId, id: sessionId, reason: 'logout', at: c.var.now });
    return c.body(null, 204);
  });
}
