import { createRoute } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import { describeError } from '../../../telemetry/describe-error.ts';
import type { AtOnce } from '../../at-once.ts';
import { isSettled, textStream, WATCH_TIMING, watchProgress } from '../../imports/watch-progress.ts';
import type { UserRouter } from '../../router.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/imports/{id}/events',
  operationId: 'watchImport',
  tags: ['inventory'],
  summary: 'Watch an import: server-sent events',
  description:
    'An event `progress` at once and at each change, its `data` the status, the code and the revision. The stream ends ' +
    'when the import waits for you or has ended, and after ten minutes: connect again with `Last-Event-ID`.',
  request: {
    params: z.object({ id: Id }),
    headers: z.object({
      'last-event-id': z
        .string()
        .optional()
        .meta({ description: 'The id of the last event that you have: only newer ones come', example: '3' }),
    }),
  },
  responses: {
    200: {
      description: 'The events',
      content: {
        'text/event-stream': {
          schema: z.string(),
          example: 'event: progress\nid: 4\ndata: {"status":"review","revision":4}\n\n',
        },
      },
    },
    204: { description: 'You have seen the last event: do not connect again' },
  },
});

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-store',
  // Proxies that collect answers would hold the events back.
  'x-accel-buffering': 'no',
};

export function watchImport(
  router: UserRouter,
  { imports, streams, logger }: { imports: GroceryImportRepository; streams: AtOnce; logger: Logger },
): void {
  router.openapi(route, async (c) => {
    const key = { userId: c.var.caller.userId, importId: c.req.valid('param').id };
    const progress = await imports.findProgress(key);
    const seen = revisionIn(c.req.valid('header')['last-event-id']);
    if (isSettled(progress) && progress.revision <= seen) return c.body(null, 204);
    const release = streams.begin(key);
    const closing = new AbortController();
    const texts = watchProgress({
      find: () => imports.findProgress(key),
      seen,
      signal: closing.signal,
      timing: WATCH_TIMING,
    });
    const close = () => {
      closing.abort();
      release();
    };
    const onError = (error: unknown) =>
      logger.warn({ requestId: c.var.requestId, error: describeError(error) }, 'a watched import broke off');
    return c.body(textStream({ texts, close, onError }), 200, HEADERS);
  });
}

/** An id that was never given out is as if there were none. */
const revisionIn = (lastEventId = ''): number => (/^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : 0);
