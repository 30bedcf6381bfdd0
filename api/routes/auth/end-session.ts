import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { AppDeps } from '../../app-deps.ts';
import type { UserRouter } from '../../router.ts';
import { revokeOwnSession } from './revoke-own-session.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/auth/sessions/{id}',
  operationId: 'endSession',
  tags: ['auth'],
  summary: 'Sign out another device',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: 'It is signed out' } },
});

/** Ends one of the caller's sessions. */
export function endSession(router: UserRouter, { loginSessions }: Pick<AppDeps, 'loginSessions'>): void {
  router.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const { userId } = c.var.caller;
    await revokeOwnSession({ loginSessions, userId, id, reason: 'ended_by_user', at: c.var.now });
    return c.body(null, 204);
  });
}
