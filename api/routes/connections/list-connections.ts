import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import type { AppDeps } from '../../app-deps.ts';
import { Connection, toConnectionView } from '../../connections/connection-view.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/connections',
  operationId: 'listConnections',
  tags: ['connections'],
  summary: 'What can be connected, and what is',
  description:
    '`revoked`: the consent is gone, connect again. `sunset`: the cloud has ended its service; `advice` names what ' +
    'takes its place.',
  responses: {
    200: {
      description: 'Every cloud of this installation',
      content: jsonContent(z.object({ items: z.array(Connection) })),
    },
  },
});

export function listConnections(
  router: UserRouter,
  { connections, clouds }: Pick<AppDeps, 'connections' | 'clouds'>,
): void {
  router.openapi(route, async (c) => {
    const connected = await connections.list({ userId: c.var.caller.userId });
    const items = ProviderId.options.flatMap((provider) => {
      const canConnect = clouds.clients[provider] !== undefined;
      const connection = connected.find((one) => one.provider === provider);
      return canConnect || connection ? [toConnectionView({ provider, canConnect, connection })] : [];
    });
    return c.json({ items }, 200);
  });
}
