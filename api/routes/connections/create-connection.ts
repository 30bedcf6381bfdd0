import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import { ConnectionHandle } from '../../../domain/activity/connection-handle.ts';
import type { RateLimitRule } from '../../../domain/ports/rate-limits.ts';
import type { AppDeps } from '../../app-deps.ts';
import { Connection, toConnectionView } from '../../connections/connection-view.ts';
import { finishAuthorization } from '../../connections/finish-authorization.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import type { UserRouter } from '../../router.ts';

/** A handle cannot be guessed with so few. Each costs the provider a request. */
const CLAIMS: RateLimitRule = { name: 'claim-connection', calls: 20, windowSeconds: 3_600 };

const ConnectionInput = z
  .object({
    handle: ConnectionHandle.meta({
      description: 'What the browser brought back, or what its page shows to be typed',
      example: 'K7QD-9X2M-4TWP',
    }),
  })
  .meta({ id: 'ConnectionInput', description: 'Proof that the consent came back' });

const CreatedConnection = Connection.extend({
  replaced: ProviderId.optional().meta({ description: 'The provider whose place it takes: disconnected' }),
}).meta({ id: 'CreatedConnection', description: 'The connection that was made' });

const route = createRoute({
  method: 'put',
  path: '/v1/connections/{provider}',
  operationId: 'createConnection',
  tags: ['connections'],
  summary: 'Connect a fitness provider after the consent',
  description:
    'Only the account that began the authorization can do it: a handle that another account names is refused, and spent. ' +
    'A handle is good once, for ten minutes. After a lost answer, read the connections: it may have been made.',
  request: { params: z.object({ provider: ProviderId }), body: jsonBody(ConnectionInput) },
  responses: { 200: { description: 'Connected', content: jsonContent(CreatedConnection) } },
});

type Deps = Pick<
  AppDeps,
  | 'authorizations'
  | 'clouds'
  | 'connections'
  | 'control'
  | 'endedConsents'
  | 'logger'
  | 'publicUrl'
  | 'rateLimits'
>;

export function createConnection(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { provider } = c.req.valid('param');
    const { handle } = c.req.valid('json');
    const { userId } = c.var.caller;
    await countCall({ rateLimits: deps.rateLimits, rule: CLAIMS, key: userId });
    const finished = await finishAuthorization(deps, { userId, provider, handle, at: c.var.now });
    const connected = await deps.connections.list({ userId });
    const connection = connected.find((one) => one.provider === provider);
    return c.json({ ...toConnectionView({ provider, canConnect: true, connection }), ...finished }, 200);
  });
}
