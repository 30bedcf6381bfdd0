import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import { IsoInstant, toInstant } from '../../../domain/calendar.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { RateLimitRule } from '../../../domain/ports/rate-limits.ts';
import type { AppDeps } from '../../app-deps.ts';
import { callbackUrl, findClient } from '../../connections/connectable-clouds.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import type { UserRouter } from '../../router.ts';

/** Long enough to sign in at the cloud with a password and a second factor. */
const LIFE_MS = 10 * 60_000;

/** Each is a row that waits for a browser. */
const AUTHORIZATIONS: RateLimitRule = { name: 'connect', calls: 20, windowSeconds: 3_600 };

const AuthorizationInput = z
  .object({
    returnTo: z
      .string()
      .max(500)
      .optional()
      .meta({
        description:
          'One of the links that the installation allows, to the letter. The browser comes there with `provider` and ' +
          '`status`: `consented` with a `handle` to connect with, `denied` or `failed`. Without it, a page shows the handle.',
        example: 'mealplan://connections',
      }),
  })
  .meta({ id: 'AuthorizationInput', description: 'Where the app wants its user back' });

const Authorization = z
  .object({ url: z.url(), expiresAt: IsoInstant })
  .meta({ id: 'Authorization', description: 'Where to send the user, once, and until when' });

const route = createRoute({
  method: 'post',
  path: '/v1/connections/{provider}/authorizations',
  operationId: 'beginAuthorization',
  tags: ['connections'],
  summary: 'Begin to connect a fitness cloud',
  description:
    'Open the URL in the browser of the user: the cloud asks for their consent there. At most twenty an hour.',
  request: { params: z.object({ provider: ProviderId }), body: jsonBody(AuthorizationInput) },
  responses: { 201: { description: 'Good for ten minutes, and once', content: jsonContent(Authorization) } },
});

type Deps = Pick<AppDeps, 'authorizations' | 'clouds' | 'connectionReturnUrls' | 'publicUrl' | 'rateLimits'>;

export function beginAuthorization(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { provider } = c.req.valid('param');
    const { returnTo } = c.req.valid('json');
    const { userId } = c.var.caller;
    const client = findClient(deps.clouds, provider);
    requireAllowed({ returnTo, allowed: deps.connectionReturnUrls });
    await countCall({ rateLimits: deps.rateLimits, rule: AUTHORIZATIONS, key: userId });
    const redirectUri = callbackUrl({ publicUrl: deps.publicUrl, provider });
    const { url, state, codeVerifier } = await client.startAuthorization({ redirectUri });
    const expiresAt = new Date(c.var.now.getTime() + LIFE_MS);
    await deps.authorizations.save({ userId, provider, state, codeVerifier, returnTo, expiresAt });
    c.header('cache-control', 'no-store');
    return c.json({ url: url.href, expiresAt: toInstant(expiresAt) }, 201);
  });
}

/** To the letter: a pattern is what open redirects are made of. */
function requireAllowed(args: { returnTo: string | undefined; allowed: readonly string[] }): void {
  const { returnTo, allowed } = args;
  if (returnTo === undefined || allowed.includes(returnTo)) return;
  throw new DomainError('invalid', 'return_url_not_allowed', 'The browser may not go back there.', {
    fields: [{ path: '/returnTo', message: 'is none of the links that this installation allows' }],
  });
}
