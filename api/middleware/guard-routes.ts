import { createMiddleware } from 'hono/factory';
import { TrieRouter } from 'hono/router/trie-router';
import type { RouterRoute } from 'hono/types';
import { DomainError } from '../../domain/errors.ts';
import { respondProblem } from '../problem.ts';
import type { ApiEnv } from '../router.ts';

/**
 * Says 404 to unknown paths and 405 (with `Allow`) to known paths with another method, before anything
 * else runs, and notes the path template for logs and metrics.
 *
 * `routes` is read at the first request, when everything is mounted.
 */
export function guardRoutes({ routes }: { routes: () => readonly RouterRoute[] }) {
  let table: ReturnType<typeof tableOf> | undefined;
  return createMiddleware<ApiEnv>(async (c, next) => {
    table ??= tableOf(routes());
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const matching = table.methods.filter((candidate) => table?.find(candidate, c.req.path) !== undefined);
    // A path without parameters wins: `what-if` is no date of `GET /v1/plans/{date}`.
    const literal = matching.filter((candidate) => table?.find(candidate, c.req.path) === c.req.path);
    const allowed = literal.length > 0 ? literal : matching;
    const [first] = allowed;
    if (first === undefined) throw new DomainError('not_found', 'route_not_found', 'There is nothing here.');
    const template = allowed.includes(method) ? table.find(method, c.req.path) : undefined;
    c.set('route', template ?? table.find(first, c.req.path) ?? 'unknown');
    if (template !== undefined) return next();
    return respondProblem(c, {
      status: 405,
      code: 'method_not_allowed',
      detail: `Use ${allowed.join(' or ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  });
}

function tableOf(routes: readonly RouterRoute[]) {
  const router = new TrieRouter<string>();
  const endpoints = routes.filter(({ method }) => method !== 'ALL');
  for (const { method, path } of endpoints) router.add(method, path, path);
  return {
    methods: [...new Set(endpoints.map(({ method }) => method))].sort(),
    find: (method: string, path: string): string | undefined => router.match(method, path)[0][0]?.[0],
  };
}
