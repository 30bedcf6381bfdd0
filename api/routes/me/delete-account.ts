import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { EraseRepository } from '../../../domain/ports/erase-repository.ts';
import type { NightControl } from '../../../domain/ports/night-control.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const Erasing = z
  .object({ status: z.literal('erasing') })
  .meta({ id: 'AccountErasing', description: 'The account is being erased' });

const route = createRoute({
  method: 'delete',
  path: '/v1/me',
  operationId: 'deleteAccount',
  tags: ['account'],
  summary: 'Delete your account and everything that is stored about you',
  description:
    'Signs you out everywhere at once; everything else is gone within minutes, and cannot be brought back. With 503 ' +
    'nothing was changed.',
  responses: { 202: { description: 'It began', content: jsonContent(Erasing) } },
});

export function deleteAccount(
  router: UserRouter,
  { erase, control }: { erase: EraseRepository; control: NightControl },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    // The workflow first, and it fences too: an account behind a fence that nothing erases would be lost for
    // its owner and yet stored. If this process ends here, the workflow goes on.
    await control.startEraseUser({ userId });
    await erase.fence({ userId });
    return c.json({ status: 'erasing' as const }, 202);
  });
}
