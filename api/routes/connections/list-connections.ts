import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import {
  adviceOnEnded,
  ConnectionStatus,
  PROVIDER_NAMES,
  type ProviderConnection,
} from '../../../domain/activity/provider-connection.ts';
import { IsoInstant } from '../../../domain/calendar.ts';
import type { AppDeps } from '../../app-deps.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const Connection = z
  .object({
    provider: ProviderId,
    name: z.string().meta({ description: 'For people', example: 'Google Health' }),
    status: z.enum(['not_connected', ...ConnectionStatus.options]),
    since: IsoInstant.optional().meta({ description: 'When it came to that; absent when never connected' }),
    canConnect: z.boolean().meta({ description: 'Whether this installation can connect it now' }),
    advice: z.string().optional().meta({
      description: 'What to do about a connection that has ended, for people',
      example: 'Fitbit no longer lets us read your activity. Connect it again in the app.',
    }),
  })
  .meta({ id: 'Connection', description: 'A fitness cloud, and how the user stands with it' });
type Connection = z.infer<typeof Connection>;

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
      return canConnect || connection ? [toView({ provider, canConnect, connection })] : [];
    });
    return c.json({ items }, 200);
  });
}

type Viewed = { provider: ProviderId; canConnect: boolean; connection: ProviderConnection | undefined };

function toView({ provider, canConnect, connection }: Viewed): Connection {
  const cloud = { provider, name: PROVIDER_NAMES[provider], canConnect };
  if (!connection) return { ...cloud, status: 'not_connected' };
  const { status, connectedAt, updatedAt } = connection;
  if (status === 'active') return { ...cloud, status, since: connectedAt };
  return { ...cloud, status, since: updatedAt, advice: adviceOnEnded({ provider, status }) };
}
