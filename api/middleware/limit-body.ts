import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { respondProblem } from '../problem.ts';
import type { ApiEnv } from '../router.ts';

/** The largest JSON body that any route has a use for is a few kilobytes. */
const MAX_BODY_BYTES = 256 * 1024;

const respondTooLarge = (maxBytes: number) =>
  createMiddleware<ApiEnv>(
    bodyLimit({
      maxSize: maxBytes,
      onError: (c) =>
        respondProblem(c, {
          status: 413,
          code: 'body_too_large',
          detail: `The body may have at most ${maxBytes} bytes.`,
        }),
    }),
  );

/** Refuses large bodies with 413 before anything reads them. `exceptions` maps path templates to bytes. */
export function limitBody({ exceptions }: { exceptions: Readonly<Record<string, number>> }) {
  const usual = respondTooLarge(MAX_BODY_BYTES);
  const special = new Map(
    Object.entries(exceptions).map(([route, bytes]) => [route, respondTooLarge(bytes)]),
  );
  return createMiddleware<ApiEnv>((c, next) => (special.get(c.var.route) ?? usual)(c, next));
}
