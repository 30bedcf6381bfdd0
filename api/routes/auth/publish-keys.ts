import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AppDeps } from '../../app-deps.ts';
import { jsonContent } from '../../json-content.ts';
import type { PublicRouter } from '../../router.ts';

const JsonWebKeySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        alg: z.string(),
        use: z.string(),
        kid: z.string(),
        x: z.string(),
      }),
    ),
  })
  .meta({ id: 'JsonWebKeySet', description: 'RFC 7517' });

const route = createRoute({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'publishKeys',
  tags: ['auth'],
  summary: 'Public keys of the access tokens',
  security: [],
  responses: {
    200: { description: 'The keys', content: jsonContent(JsonWebKeySet) },
  },
});

/** Serves the public keys, for services that check access tokens themselves. */
export function publishKeys(router: PublicRouter, { signedTokens }: Pick<AppDeps, 'signedTokens'>): void {
  router.openapi(route, (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(signedTokens.jwks, 200);
  });
}
