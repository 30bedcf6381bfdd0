import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AccountExport } from '../../../domain/account/account.ts';
import type { AccountRepository } from '../../../domain/ports/account-repository.ts';
import type { RateLimitRule, RateLimits } from '../../../domain/ports/rate-limits.ts';
import { jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import type { UserRouter } from '../../router.ts';

/** It reads everything there is of a person. */
const EXPORTS: RateLimitRule = { name: 'account-export', calls: 5, windowSeconds: 3_600 };

const route = createRoute({
  method: 'get',
  path: '/v1/me/export',
  operationId: 'exportAccount',
  tags: ['account'],
  summary: 'Everything that is stored about you',
  description: 'As one file, at most five times an hour.',
  responses: {
    200: {
      description: 'Every record, by kind',
      headers: z.object({ 'content-disposition': z.string() }),
      content: jsonContent(AccountExport),
    },
  },
});

export function exportAccount(
  router: UserRouter,
  { accounts, rateLimits }: { accounts: AccountRepository; rateLimits: RateLimits },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    await countCall({ rateLimits, rule: EXPORTS, key: userId });
    const exported = await accounts.export({ userId, at: c.var.now });
    c.header('content-disposition', 'attachment; filename="meal-plan-export.json"');
    c.header('cache-control', 'no-store');
    return c.json(exported, 200);
  });
}
