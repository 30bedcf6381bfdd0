import { createRoute } from '@hono/zod-openapi';
import type { TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import { z } from 'zod';
import { AccountExport } from '../../../domain/account/account.ts';
import { toInstant } from '../../../domain/calendar.ts';
import type { RateLimitRule, RateLimits } from '../../../domain/ports/rate-limits.ts';
import { jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import type { UserRouter } from '../../router.ts';
import { writeExport } from '../../write-export.ts';

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

type Deps = Parameters<typeof writeExport>[0] & { rateLimits: RateLimits };

export function exportAccount(router: UserRouter, { rateLimits, ...deps }: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    await countCall({ rateLimits, rule: EXPORTS, key: userId });
    const text = writeExport(deps, { userId, exportedAt: toInstant(c.var.now) });
    // Whatever is wrong with the account shows here, while there still is a status to answer with.
    const first = await text.next();
    c.header('content-disposition', 'attachment; filename="meal-plan-export.json"');
    c.header('cache-control', 'no-store');
    c.header('content-type', 'application/json');
    return asExport(c.body(toStream(first, text), 200));
  });
}

function toStream(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: IteratorResult<string, void> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = waiting ?? (await rest.next());
      waiting = undefined;
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    // The client went away: the generator ends its transaction.
    cancel: async () => void (await rest.return()),
  });
}

/** A stream has no type of its own in a typed route. `writeExport` writes an `AccountExport`; a test reads it as one. */
const asExport = (response: Response): TypedResponse<JSONParsed<AccountExport>, 200, 'json'> =>
  response as unknown as TypedResponse<JSONParsed<AccountExport>, 200, 'json'>;
