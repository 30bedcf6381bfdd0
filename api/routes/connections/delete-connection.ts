import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { AppDeps } from '../../app-deps.ts';
import { startTask } from '../../connections/start-task.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/connections/{provider}',
  operationId: 'deleteConnection',
  tags: ['connections'],
  summary: 'Disconnect a fitness cloud',
  description:
    'It is not asked any more from now on. The cloud is told that the consent has ended as soon as it can be reached, ' +
    'for three days. Days that were read before stay.',
  request: { params: z.object({ provider: ProviderId }) },
  responses: { 204: { description: 'Disconnected' } },
});

type Deps = Pick<AppDeps, 'endedConsents' | 'control' | 'logger'>;

export function deleteConnection(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { provider } = c.req.valid('param');
    const ended = await deps.endedConsents.end({ userId: c.var.caller.userId, provider, at: c.var.now });
    if (ended.status === 'none') {
      throw new DomainError('not_found', 'connection_not_found', 'This cloud is not connected.');
    }
    if (ended.consent) await startTask(deps, { kind: 'revoke', ...ended.consent });
    return c.body(null, 204);
  });
}
