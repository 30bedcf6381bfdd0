import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { LoginSession } from '../../../domain/account/login-session.ts';
import { IsoInstant, toInstant } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import type { AppDeps } from '../../app-deps.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const Session = z
  .object({
    id: Id,
    deviceName: z.string().optional(),
    current: z.boolean().meta({ description: 'The session that asks' }),
    createdAt: IsoInstant,
    lastUsedAt: IsoInstant.meta({ description: 'Last refresh' }),
    endsAt: IsoInstant,
  })
  .meta({ id: 'Session', description: 'A login on a device' });

const route = createRoute({
  method: 'get',
  path: '/v1/auth/sessions',
  operationId: 'listSessions',
  tags: ['auth'],
  summary: 'Where this account is signed in',
  responses: {
    200: {
      description: 'Sessions that are alive, the most recently used first',
      content: jsonContent(z.object({ items: z.array(Session) }).meta({ id: 'SessionList' })),
    },
  },
});

/** Lists the caller's logins. */
export function listSessions(router: UserRouter, { loginSessions }: Pick<AppDeps, 'loginSessions'>): void {
  router.openapi(route, async (c) => {
    const { userId, sessionId } = c.var.caller;
    const sessions = await loginSessions.list({ userId, at: c.var.now });
    return c.json({ items: sessions.map((session) => toJson({ session, currentId: sessionId })) }, 200);
  });
}

const toJson = ({
  session,
  currentId,
}: {
  session: LoginSession;
  currentId: string;
}): z.infer<typeof Session> => ({
  id: session.id,
  ...(session.deviceName === undefined ? {} : { deviceName: session.deviceName }),
  current: session.id === currentId,
  createdAt: toInstant(session.createdAt),
  lastUsedAt: toInstant(session.lastUsedAt),
  endsAt: toInstant(session.expiresAt),
});
